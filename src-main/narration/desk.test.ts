import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { Desk } from './desk.ts';
import { collect, say, studio } from './recording.fixture.ts';
import { ScriptedVoice } from './voice.fixture.ts';

const settle = () => setTimeout(30);

async function narration(id: string, voice = new ScriptedVoice()) {
  return { voice, ...(await studio(voice, 3, id)) };
}

function desk(keep?: number) {
  const onChange = vi.fn();
  const made = new Desk({ onChange, ...(keep === undefined ? {} : { keep }) });
  const state = () => {
    const { current, queue } = made.snapshot();
    return [current?.id, ...queue.map(({ id }) => id)];
  };
  return { desk: made, onChange, state };
}

describe('the desk', () => {
  it('begins at once when nothing is narrated', async () => {
    const { desk: table, state, onChange } = desk();
    const one = await narration('one');
    table.start(one.recording, 'queue');
    expect(one.voice.asked).toEqual([say(0)]);
    expect(state()).toEqual(['one']);
    expect(onChange).toHaveBeenCalledOnce();
  });

  it('makes nothing for what waits, and goes on in order when the player has ended', async () => {
    const { desk: table, state } = desk();
    const [one, two, three] = [await narration('one'), await narration('two'), await narration('three')];
    for (const { recording } of [one, two, three]) table.start(recording, 'queue');
    await settle();
    expect(state()).toEqual(['one', 'two', 'three']);
    expect(two.voice.asked).toEqual([]);
    table.ended('two');
    expect(state()).toEqual(['one', 'two', 'three']);
    table.ended('one');
    expect(state()).toEqual(['two', 'three']);
    expect(two.voice.asked).toEqual([say(0)]);
    expect(three.voice.asked).toEqual([]);
    table.ended('two');
    table.ended('three');
    expect(state()).toEqual([undefined]);
  });

  it('interrupts what is narrated, which stays savable, and keeps the queue', async () => {
    const { desk: table, state } = desk();
    const hanging = new ScriptedVoice((text) => (text === say(0) ? undefined : { do: 'hang' }));
    const [one, two, now] = [await narration('one', hanging), await narration('two'), await narration('now')];
    table.start(one.recording, 'interrupt');
    table.start(two.recording, 'queue');
    await collect((await one.recording.listen(0, one.signal)).bytes);
    await expect.poll(() => hanging.running).toBe(1);
    table.start(now.recording, 'interrupt');
    expect(state()).toEqual(['now', 'two']);
    expect(now.voice.asked).toEqual([say(0)]);
    await expect.poll(() => hanging.running).toBe(0);
    await expect.poll(() => table.find('one')?.head()).toMatchObject({ state: 'stopped', made: 1 });
    expect(table.find('one')?.parts()).toHaveLength(1);
  });

  it('stops the current one and begins the next', async () => {
    const { desk: table, state } = desk();
    const [one, two, three] = [await narration('one'), await narration('two'), await narration('three')];
    for (const { recording } of [one, two, three]) table.start(recording, 'queue');
    await table.stop('two');
    expect(state()).toEqual(['one', 'three']);
    await table.stop('one');
    expect(state()).toEqual(['three']);
    expect(three.voice.asked).toEqual([say(0)]);
    expect(two.voice.asked).toEqual([]);
    expect(table.find('two')?.head().state).toBe('stopped');
  });

  it('stops all and empties the queue', async () => {
    const { desk: table, state, onChange } = desk();
    const [one, two] = [await narration('one'), await narration('two')];
    for (const { recording } of [one, two]) table.start(recording, 'queue');
    onChange.mockClear();
    await table.stop();
    expect(state()).toEqual([undefined]);
    expect(onChange).toHaveBeenCalledOnce();
    expect(two.voice.asked).toEqual([]);
    expect(one.recording.head().state).toBe('stopped');
  });

  it('takes a stopped one back when it is tried again', async () => {
    const { desk: table, state } = desk();
    const [one, two] = [await narration('one'), await narration('two')];
    table.start(one.recording, 'interrupt');
    table.start(two.recording, 'interrupt');
    table.retry('one');
    expect(state()).toEqual(['one']);
    expect(one.recording.head().state).toBe('making');
    expect(two.recording.head().state).toBe('stopped');
    expect(() => table.retry('three')).toThrow('no longer here');
  });

  it('keeps a bounded number of what has ended', async () => {
    const { desk: table } = desk(2);
    for (const id of ['a', 'b', 'c', 'd']) {
      table.start((await narration(id)).recording, 'interrupt');
      table.ended(id);
    }
    expect(['a', 'b', 'c', 'd'].map((id) => table.find(id)?.id)).toEqual([undefined, undefined, 'c', 'd']);
  });
});
