import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Fault } from '../fault.ts';
import type { Clip } from '../ports.ts';
import { ClipWatch } from './clip-watch.ts';
import { digestOf } from './spoken-clips.ts';

let clip: string | null | Fault;
let ours: boolean;
let spoken: unknown[];
let told: boolean[];
let reads: number;
let watch: ClipWatch;
/** The digest of what a key has spoken. */
let byKey: string | null;

beforeEach(() => {
  vi.useFakeTimers();
  [clip, ours, spoken, told, reads, byKey] = ['before', false, [], [], 0, null];
  watch = new ClipWatch({
    async read(): Promise<Clip | null> {
      reads += 1;
      if (clip instanceof Fault) throw clip;
      return clip === null ? null : { text: clip, html: null };
    },
    isOurs: () => ours,
    isSpoken: async (digest) => digest === byKey,
    speak: () => spoken.push(clip),
    onChange: (watching) => told.push(watching),
    pause: 1000,
  });
});
afterEach(() => {
  watch.set(false);
  vi.useRealTimers();
});

async function copy(next: typeof clip): Promise<void> {
  clip = next;
  await vi.advanceTimersByTimeAsync(1000);
}
async function begin(): Promise<void> {
  watch.set(true);
  await vi.advanceTimersByTimeAsync(0);
}

test('nothing is looked at before somebody wants it, nor after', async () => {
  await copy('one');
  expect([reads, told]).toEqual([0, []]);
  await begin();
  watch.set(false);
  await copy('two');
  expect([reads, told, spoken]).toEqual([1, [true, false], []]);
});

test('each new text is spoken once, and never what was there before', async () => {
  await begin();
  await copy('before');
  await copy('one');
  await copy('one');
  await copy('two');
  await copy('one');
  expect(spoken).toEqual(['one', 'two']);
});

test('a secret, a picture and an empty clipboard are passed over', async () => {
  await begin();
  for (const code of ['clipboard_secret', 'clipboard_image', 'clipboard_empty'] as const)
    await copy(new Fault(code));
  await copy('one');
  expect(spoken).toEqual(['one']);
});

test.each(['clipboard_unreadable', 'clipboard_silent'] as const)(
  '%s: what the first look could not read is not taken for new',
  async (code) => {
    clip = new Fault(code);
    await begin();
    await copy(null);
    await copy('before');
    await copy('one');
    expect(spoken).toEqual(['one']);
  },
);

test('a clipboard that was empty or secret at the start is known', async () => {
  clip = new Fault('clipboard_empty');
  await begin();
  await copy('one');
  expect(spoken).toEqual(['one']);
});

test('what is copied in our own window is never spoken', async () => {
  await begin();
  ours = true;
  await copy('vt-key-123');
  ours = false;
  await copy('vt-key-123');
  expect(spoken).toEqual([]);
});

test('it rests while the screen is locked, and what came meanwhile is not new', async () => {
  await begin();
  watch.rest(true);
  const before = reads;
  await copy('one');
  expect(reads).toBe(before);
  watch.rest(false);
  await vi.advanceTimersByTimeAsync(1000);
  await copy('two');
  expect([spoken, told]).toEqual([['two'], [true, false, true]]);
});

test('a look that is under way when it is switched off says nothing', async () => {
  await begin();
  clip = 'one';
  vi.advanceTimersByTime(1000);
  watch.set(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(spoken).toEqual([]);
});

test('what a key has spoken before it was looked at is not spoken again', async () => {
  await begin();
  byKey = digestOf({ text: 'one', html: null });
  await copy('one');
  await copy('two');
  byKey = digestOf({ text: 'two', html: null });
  await copy('one');
  expect(spoken).toEqual(['two']);
});
