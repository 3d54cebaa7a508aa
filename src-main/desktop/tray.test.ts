import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { desktop, Menu, nativeImage, Tray } from '../../e2e/standin/desktop-parts.ts';
import type { Narration } from '../../src-preload/contract/model.ts';
import { trayState } from './tray-state.ts';
import { createTray, type TrayActions, type TrayOptions } from './tray.ts';

const icons = fileURLToPath(new URL('icons/', import.meta.url));
let chosen: string[];
const actions: TrayActions = {
  speakClipboard: () => chosen.push('speakClipboard'),
  toggle: () => chosen.push('toggle'),
  stop: () => chosen.push('stop'),
  open: () => chosen.push('open'),
  quit: () => chosen.push('quit'),
};
const create = (platform: NodeJS.Platform) =>
  createTray({
    ...({ Tray, Menu, nativeImage } as unknown as Pick<TrayOptions, 'Tray' | 'Menu' | 'nativeImage'>),
    ...{ platform, icons, actions, log: () => undefined },
  });
const menu = () => desktop.trays.at(-1)!.menu!;

beforeEach(() => {
  chosen = [];
  desktop.trays = [];
  desktop.trayBroken = false;
});

describe('the tray', () => {
  test.each([
    ['linux', 'tray-22.png', false],
    ['win32', 'tray-16.png', false],
    ['darwin', 'trayTemplate.png', true],
  ] as const)('has an icon on %s', (platform, file, template) => {
    create(platform);
    const { image } = desktop.trays[0]!;
    expect(image.path.endsWith(file)).toBe(true);
    expect(image.isEmpty()).toBe(false);
    expect(existsSync(image.path.replace('.png', '@2x.png'))).toBe(true);
    expect(image.template).toBe(template);
  });

  test('has everything in its menu, and each item does its own', () => {
    create('linux')!.update({ busy: true, player: 'playing' });
    const labels = menu().items.map(({ label }) => label);
    expect(labels).toEqual(['Speak clipboard', 'Pause', 'Stop', undefined, 'Open Voicetray', 'Quit']);
    for (const { click } of menu().items) (click as (() => void) | undefined)?.();
    expect(chosen).toEqual(['speakClipboard', 'toggle', 'stop', 'open', 'quit']);
  });

  test('sets a new menu for each change, and none for no change', () => {
    const tray = create('linux')!;
    const first = menu();
    expect(first.items.filter(({ enabled }) => enabled === false).map(({ label }) => label)).toEqual([
      'Pause',
      'Stop',
    ]);
    tray.update({ busy: false, player: 'silent' });
    expect(menu()).toBe(first);
    tray.update({ busy: true, player: 'paused' });
    expect(menu().items[1]).toMatchObject({ label: 'Resume', enabled: true });
  });

  test('that the system does not make is no error', () => {
    desktop.trayBroken = true;
    expect(create('linux')).toBeNull();
  });
});

describe('what the menu shows', () => {
  const narration = (id: string, state: Narration['state']): Narration => ({
    ...{ id, state, title: '', profileId: null, speaker: '', voice: null },
    ...{ pieces: 1, made: 0, characters: 1, growing: false },
  });
  const report = (narrationId: string, state: 'playing' | 'paused' | 'ended') => ({
    ...{ narrationId, state, piece: 0, offset: 0 },
  });

  test('nothing to stop when nothing is there', () => {
    expect(trayState({ current: null, queue: [] }, null)).toEqual({ player: 'silent', busy: false });
  });
  test('what is being made can be stopped before it sounds', () => {
    expect(trayState({ current: narration('a', 'making'), queue: [] }, report('z', 'playing'))).toEqual({
      player: 'silent',
      busy: true,
    });
  });
  test('what plays can be paused, also when it is made', () => {
    expect(trayState({ current: narration('a', 'complete'), queue: [] }, report('a', 'playing'))).toEqual({
      player: 'playing',
      busy: true,
    });
  });
  test('what has ended is silent', () => {
    expect(trayState({ current: narration('a', 'complete'), queue: [] }, report('a', 'ended'))).toEqual({
      player: 'silent',
      busy: false,
    });
  });
});
