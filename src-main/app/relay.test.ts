import { describe, expect, it } from 'vitest';
import { events } from '../../src-preload/contract/events.ts';
import type { Narration, Piece } from '../../src-preload/contract/narration.ts';
import type { RecordingEvent } from '../narration/recording.ts';
import { eventOf } from './relay.ts';

const narration: Narration = {
  ...{ id: 'n1', title: 'Words', profileId: null, speaker: 'This computer', voice: null, characters: 9 },
  ...{ pieces: 1, made: 0, state: 'making', growing: true },
};
const piece: Piece = { index: 0, start: 0, end: 9, state: 'planned', pauseAfter: 0.3, sentences: [] };

describe('eventOf', () => {
  const all: RecordingEvent[] = [
    { kind: 'narration', narration },
    { kind: 'piece', piece },
    { kind: 'extended', narration, pieces: [piece] },
    { kind: 'answered', text: 'Words' },
  ];
  it.each(all)('tells the windows what is in the contract: $kind', (told) => {
    const { name, payload } = eventOf('n1', told);
    expect(name).toBe(told.kind);
    // Nothing is lost on the way, and nothing is there that no window expects.
    expect(events[name].parse(payload)).toEqual(payload);
    expect(JSON.stringify(payload)).toContain('n1');
  });
});
