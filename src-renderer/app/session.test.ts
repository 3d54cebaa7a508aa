import { expect, test } from 'vitest';
import { allHotkeys } from '../../src-preload/contract/hotkeys.ts';
import type { Narration } from '../../src-preload/contract/narration.ts';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { Program } from './program.fixture.ts';
import { Session } from './session.svelte.ts';

class Line {
  #watchers = new Set<(up: boolean) => void>();
  watch(listener: (up: boolean) => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }
  tell(up: boolean): void {
    for (const watcher of this.#watchers) watcher(up);
  }
}

const narration = (id: string, state: Narration['state']): Narration => ({
  ...{ id, state, title: 'Words', profileId: null, speaker: 'This computer', voice: 'en-us' },
  ...{ pieces: 2, made: 0, growing: false, characters: 9 },
});

async function open(program = new Program()) {
  const line = new Line();
  const session = new Session(program.bridge, line);
  const stop = session.start(() => undefined);
  await expect.poll(() => session.phase).not.toBe('connecting');
  return { program, line, session, stop };
}

test('knows what hello answers and follows the events', async () => {
  const { program, session, stop } = await open();
  expect([session.version, session.phase]).toEqual(['1.2.3', 'ready']);
  program.emit(
    'hotkeys',
    allHotkeys(() => 'active'),
  );
  program.emit('preferences', { ...defaultPreferences, whenBusy: 'queue' });
  expect([session.hotkeys.stop, session.preferences.whenBusy]).toEqual(['active', 'queue']);
  stop();
  program.emit(
    'hotkeys',
    allHotkeys(() => 'taken'),
  );
  expect(session.hotkeys.stop).toBe('active');
});

test('the answer to a change does not take back what an event has told since', async () => {
  const { program, session, stop } = await open();
  const late = Promise.withResolvers<undefined>();
  program.answer('updatePreferences', async () => {
    await late.promise;
    return { value: { ...defaultPreferences, askAbove: 5000 } };
  });
  const patched = session.patch({ askAbove: 5000 });
  await expect.poll(() => program.calls.at(-1)?.method).toBe('updatePreferences');
  program.emit('preferences', { ...defaultPreferences, askAbove: 5000, whenBusy: 'queue' });
  late.resolve(undefined);
  await patched;
  expect(session.preferences).toMatchObject({ askAbove: 5000, whenBusy: 'queue' });
  stop();
});

test('an older hello that is answered late takes nothing back', async () => {
  const program = new Program();
  const hello = program.answers.get('hello')!;
  const late = Promise.withResolvers<undefined>();
  program.answer('hello', async () => {
    await late.promise;
    return hello({});
  });
  const line = new Line();
  const session = new Session(program.bridge, line);
  const stop = session.start(() => undefined);
  await expect.poll(() => program.calls).toHaveLength(1);
  program.answer('hello', async () => {
    const said = (await hello({})) as { value: object };
    return { value: { ...said.value, preferences: { ...defaultPreferences, whenBusy: 'queue' } } };
  });
  line.tell(true);
  await expect.poll(() => session.preferences.whenBusy).toBe('queue');
  late.resolve(undefined);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(session.preferences.whenBusy).toBe('queue');
  stop();
});

test('is ready once the program has told who speaks, and not before', async () => {
  const program = new Program();
  const hello = program.answers.get('hello');
  program.answer('hello', () => 'gone');
  const line = new Line();
  const session = new Session(program.bridge, line);
  const stop = session.start(() => undefined);
  let ready = false;
  const waiting = session.ready.then(() => (ready = true));
  await expect.poll(() => program.calls).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve));
  expect(ready).toBe(false);
  program.answer('hello', async (payload) => (await hello?.(payload)) ?? 'gone');
  line.tell(true);
  await waiting;
  expect(session.phase).toBe('ready');
  stop();
});

test('is ready only when the program knows what was just chosen', async () => {
  const { program, session, stop } = await open();
  const answered = Promise.withResolvers<undefined>();
  program.answer('updatePreferences', async (patch) => {
    await answered.promise;
    return { value: { ...defaultPreferences, ...(patch as object) } };
  });
  const patching = session.patch({ whenBusy: 'queue' });
  let ready = false;
  const waiting = session.ready.then(() => (ready = true));
  await new Promise((resolve) => setTimeout(resolve));
  expect(ready).toBe(false);
  answered.resolve(undefined);
  await Promise.all([patching, waiting]);
  stop();
});

test('an event is newer than the answer to a hello that was asked before it', async () => {
  const program = new Program();
  const hello = program.answers.get('hello');
  program.answer('hello', (payload) => {
    program.emit('preferences', { ...defaultPreferences, whenBusy: 'queue' });
    return hello?.(payload) ?? 'gone';
  });
  const { session } = await open(program);
  expect(session.preferences.whenBusy).toBe('queue');
});

test('a narration that goes on while hello is answered hides nothing of the desk', async () => {
  const program = new Program();
  const hello = program.answers.get('hello');
  const desk = { current: narration('n1', 'making'), queue: [narration('n2', 'waiting')] };
  program.answer('hello', async (payload) => {
    program.emit('narration', narration('n1', 'complete'));
    const said = await hello?.(payload);
    if (typeof said !== 'object' || !('value' in said)) return 'gone';
    return { value: { ...(said.value as object), desk } };
  });
  const { session } = await open(program);
  expect(session.desk).toEqual({ ...desk, current: narration('n1', 'complete') });
});

test('keeps the narrations on the desk true', async () => {
  const { program, session } = await open();
  const [current, waiting] = [narration('n1', 'making'), narration('n2', 'waiting')];
  program.emit('desk', { current, queue: [waiting] });
  program.emit('narration', narration('n1', 'failed'));
  program.emit('narration', narration('n3', 'complete'));
  expect(session.desk).toEqual({ current: narration('n1', 'failed'), queue: [waiting] });
});

test('a preference the program refuses is taken back and told', async () => {
  const { program, session } = await open();
  program.answer('updatePreferences', () => ({ error: { code: 'disk_full' } }));
  const patching = session.patch({ saveFormat: 'wav' });
  expect(session.preferences.saveFormat).toBe('wav');
  await patching;
  expect(session.preferences.saveFormat).toBe('mp3');
  expect(session.notices).toEqual([{ code: 'disk_full' }]);
});

test('changes reach the program one after the other', async () => {
  const { program, session } = await open();
  const answered = Promise.withResolvers<undefined>();
  program.answer('updatePreferences', async (patch) => {
    await answered.promise;
    return { value: { ...defaultPreferences, ...(patch as object) } };
  });
  const first = session.patch({ saveFormat: 'wav' });
  const second = session.patch({ whenBusy: 'queue' });
  const asked = () => program.calls.filter(({ method }) => method === 'updatePreferences').length;
  await expect.poll(asked).toBe(1);
  // The program tells of the first before it knows the second.
  program.emit('preferences', { ...defaultPreferences, saveFormat: 'wav' });
  expect(session.preferences).toMatchObject({ saveFormat: 'wav', whenBusy: 'queue' });
  answered.resolve(undefined);
  await Promise.all([first, second]);
  expect(asked()).toBe(2);
});

test('the last of two quick changes holds', async () => {
  const { program, session } = await open();
  program.answer('updatePreferences', (patch) => ({
    value: { ...defaultPreferences, ...(patch as object) },
  }));
  await Promise.all([
    session.patch({ playback: { speed: 2, volume: 1, evenLoudness: false } }),
    session.patch({ playback: { speed: 3, volume: 1, evenLoudness: false } }),
  ]);
  expect(session.preferences.playback.speed).toBe(3);
});

test('a lost program comes back by itself', async () => {
  const { program, line, session } = await open();
  const hello = program.answers.get('hello');
  program.answers.delete('hello');
  line.tell(false);
  await expect.poll(() => session.phase).toBe('lost');
  if (hello) program.answer('hello', hello);
  line.tell(true);
  await expect.poll(() => session.phase).toBe('ready');
  expect(session.notices).toEqual([]);
});

test('a program that does not know the page any more is told apart', async () => {
  const { program, line, session } = await open();
  program.answer('hello', () => ({ error: { code: 'session_refused' } }));
  line.tell(false);
  await expect.poll(() => session.phase).toBe('refused');
});

test('the same notice is told once, until it is dismissed', async () => {
  const { program, session } = await open();
  program.emit('notice', { code: 'clipboard_empty' });
  program.emit('notice', { code: 'clipboard_empty' });
  const [notice] = session.notices;
  expect(session.notices).toHaveLength(1);
  if (notice) session.dismiss(notice);
  expect(session.notices).toEqual([]);
});
