import type { EngineMark } from './protocol.ts';

/** As espeak-ng tells it: places are code points from 1, times are milliseconds. */
export interface EngineEvent {
  readonly type: string;
  readonly text_position: number;
  readonly audio_position: number;
  /** Of a phoneme: its name, empty for a pause. */
  readonly id?: unknown;
}

/**
 * What the engine told, in seconds and places of the text.
 *
 * @param places Where each code point that the engine was given comes from.
 */
export function readEvents(events: readonly EngineEvent[], places: readonly number[]): EngineMark[] {
  const marks: EngineMark[] = [];
  let isQuiet = true;
  for (const { type, text_position: place, audio_position: ms, id } of events) {
    const at = ms / 1000;
    if (type === 'word') marks.push({ kind: 'word', place: places[place - 1] ?? places.at(-1) ?? 0, at });
    else if (type !== 'phoneme') continue;
    else if (id === '' && !isQuiet) marks.push({ kind: 'quiet', at });
    if (type === 'phoneme') isQuiet = id === '';
  }
  return marks;
}
