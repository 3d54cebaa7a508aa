import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { App } from '../app.ts';
import { obey } from './obey.ts';
import { bridgeTo, openApp } from './open-app.fixture.ts';

/** Takes a thread seconds to take apart. */
const LONG = `<html><body>${'<p>The <b>heron</b> stands in the water.</p>'.repeat(80_000)}</body></html>`;
const request = { text: LONG, markup: 'html' as const, profileId: null, longAccepted: true };

let home: string;
let app: App;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-starting-'));
  app = await openApp(home, { clipboard: { read: async () => ({ text: LONG, html: null }) } });
});
afterEach(async () => {
  await app.close();
  await rm(home, { recursive: true, force: true });
});

const nothing = { current: null, queue: [] };

it('a long text that is being taken apart is left by Stop, and nothing of it comes later', async () => {
  const bridge = bridgeTo(app);
  const started = bridge.startNarration(request);
  expect(await bridge.stopNarration({})).toMatchObject({ ok: true });
  expect(await started).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await bridge.hello({})).toMatchObject({ value: { desk: nothing } });
  expect(await bridge.listLibrary({})).toMatchObject({ value: { items: [] } });
  // The next one is as good as any.
  expect(await bridge.startNarration({ text: 'And on.', profileId: null })).toMatchObject({ ok: true });
});

it('so is one from the clipboard, by a key or the tray, and that is no failure', async () => {
  const spoken = obey({ action: 'speak-clipboard' }, app);
  // The clipboard is read first.
  await new Promise((resolve) => setImmediate(resolve));
  expect(await obey({ action: 'stop' }, app)).toMatchObject({ ok: true });
  expect(await spoken).toMatchObject({ ok: true });
  expect(await bridgeTo(app).hello({})).toMatchObject({ value: { desk: nothing } });
});

it('a clipboard that is slow to answer is left by Stop, and so it is by the key that asked for it', async () => {
  await app.close();
  let asked = 0;
  const answers = new Set<(clip: { text: string; html: null }) => void>();
  const read = () => {
    asked += 1;
    return new Promise<{ text: string; html: null }>((resolve) => answers.add(resolve));
  };
  app = await openApp(home, { clipboard: { read } });
  for (const stop of [{ action: 'stop' }, { action: 'speak-clipboard', byKey: true }] as const) {
    const before = asked;
    const spoken = obey({ action: 'speak-clipboard', byKey: true }, app);
    await expect.poll(() => asked).toBe(before + 1);
    expect(await obey(stop, app)).toMatchObject({ ok: true });
    for (const answer of answers) answer({ text: 'Words that come too late.', html: null });
    expect(await spoken).toMatchObject({ ok: true });
    expect(asked).toBe(before + 1);
    expect(await bridgeTo(app).hello({})).toMatchObject({ value: { desk: nothing } });
  }
});

it('taking a text off the queue leaves one alone that is being taken apart', async () => {
  const bridge = bridgeTo(app);
  const started = bridge.startNarration({ ...request, text: LONG.slice(0, 200_000) });
  await bridge.stopNarration({ narrationId: 'another' });
  expect(await started).toMatchObject({ ok: true });
});
