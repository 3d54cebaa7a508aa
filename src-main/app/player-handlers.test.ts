import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
import type { App } from '../app.ts';
import type { WindowsPort } from '../ports.ts';
import { bridgeTo, openApp } from './open-app.fixture.ts';

let app: App;
afterEach(() => app.close());

async function setUp(windows?: WindowsPort) {
  app = await openApp(
    await mkdtemp(join(tmpdir(), 'voicetray-player-')),
    windows === undefined ? {} : { windows },
  );
  const told: AnyEvent[] = [];
  app.subscribe((event) => told.push(event));
  return { bridge: bridgeTo(app), told };
}

test('what the player tells is told on, and known to who comes later', async () => {
  const { bridge, told } = await setUp();
  expect(await bridge.getPlayer({})).toEqual({ ok: true, value: { report: null } });
  const report = { narrationId: 'n', state: 'playing', piece: 2, offset: 1.5 } as const;
  await bridge.reportPlayer(report);
  expect(told).toEqual([{ name: 'player', payload: report }]);
  expect(await bridge.getPlayer({})).toEqual({ ok: true, value: { report } });
});

test('where a browser opens the pages, a command goes to all, and no window can be asked for', async () => {
  const { bridge, told } = await setUp();
  expect(await bridge.commandPlayer({ command: 'rewind' })).toEqual({ ok: true, value: {} });
  expect(told).toEqual([{ name: 'command', payload: { command: 'rewind' } }]);
  expect(await bridge.showWindow({ window: 'mini' })).toMatchObject({
    error: { code: 'unsupported_here' },
  });
  expect(await bridge.commandPlayer({ command: 'louder' as 'pause' })).toMatchObject({
    error: { code: 'request_invalid' },
  });
});

test('a command that finds no player brings one, unless it asks for silence', async () => {
  const opened: string[] = [];
  let there = false;
  const { bridge, told } = await setUp({ answers: () => there, open: (window) => opened.push(window) });
  await bridge.commandPlayer({ command: 'pause' });
  expect(opened).toEqual([]);
  await bridge.commandPlayer({ command: 'toggle' });
  expect([opened, told]).toEqual([['player'], []]);
  expect(app.players.isDue('whatever')).toBe(true);
  there = true;
  await bridge.commandPlayer({ command: 'toggle' });
  expect([opened.length, told.length]).toEqual([1, 1]);
  await bridge.showWindow({ window: 'mini' });
  expect(opened).toEqual(['player', 'mini']);
});
