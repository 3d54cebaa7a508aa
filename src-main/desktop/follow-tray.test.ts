import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openApp } from '../app/open-app.fixture.ts';
import type { App } from '../app.ts';
import { followTray } from './follow-tray.ts';
import type { TrayState } from './tray-state.ts';

let home: string;
let app: App;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-tray-'));
  app = await openApp(home);
});
afterEach(async () => {
  await app.close();
  await rm(home, { recursive: true, force: true });
});

test('what was put back on the desk before the tray listened can be saved and gone on with', async () => {
  const text = 'The heron stands in the water.';
  const { narrationId } = await app.handlers.startNarration({ text, profileId: null });
  await expect
    .poll(async () => (await app.handlers.hello({})).desk.current?.state, { timeout: 20_000 })
    .toBe('complete');
  await app.close();
  app = await openApp(home);
  await app.handlers.hello({});

  let state: TrayState | null = null;
  const lines: string[] = [];
  const following = followTray(app, { update: (now) => void (state = now) }, (line) => void lines.push(line));
  await expect.poll(() => state).toMatchObject({ last: narrationId, player: 'silent' });
  await app.handlers.reportPlayer({ narrationId, state: 'paused', piece: 0, offset: 0 });
  expect(state).toMatchObject({ mood: 'paused', player: 'paused', busy: true });
  following.stop();
  expect(lines).toEqual([]);
});
