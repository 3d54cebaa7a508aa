import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { desktop, Menu, nativeImage, nativeTheme, Tray } from '../../e2e/standin/desktop-parts.ts';
import type { Narration } from '../../src-preload/contract/narration.ts';
import { trayIconFile } from './tray-icon-file.ts';
import type { TrayActions } from './tray-menu.ts';
import { emptyTrayState, playState, type TrayMood, type TrayState } from './tray-state.ts';
import { TrayIcon, type TrayOptions } from './tray.ts';

const icons = fileURLToPath(new URL('icons/', import.meta.url));
const moods: TrayMood[] = ['idle', 'making', 'speaking', 'paused', 'attention', 'away'];
let chosen: unknown[];
const noted =
  (name: string) =>
  (...given: unknown[]) =>
    void chosen.push([name, ...given]);
const actions = Object.fromEntries(
  [
    ...[
      'speakClipboard',
      'speakSelection',
      'toggle',
      'stop',
      'back',
      'forward',
      'chooseSpeaker',
      'chooseVoice',
      'chooseSpeed',
    ],
    ...['openNarration', 'save', 'open', 'openMini', 'openSettings', 'quit'],
  ].map((name) => [name, noted(name)]),
) as unknown as TrayActions;
const create = (platform: NodeJS.Platform) =>
  new TrayIcon({
    ...({ Tray, Menu, nativeImage } as unknown as Pick<TrayOptions, 'Tray' | 'Menu' | 'nativeImage'>),
    ...{ nativeTheme, platform, icons, actions, log: () => undefined },
  });
const shown = () => desktop.trays.at(-1)!;
const menu = () => shown().menu!;
const busy: TrayState = {
  ...emptyTrayState,
  ...{ mood: 'speaking', busy: true, player: 'playing', last: 'n1' },
  speakers: [{ value: null, label: 'This computer', chosen: true }],
  voices: [{ value: 'en-us', label: 'R&D English', chosen: true }],
  speeds: [{ value: 2, label: '2 ×', chosen: false }],
  recent: [{ id: 'k1', title: `A title\nthat goes on ${'and on '.repeat(20)}` }],
};

beforeEach(() => {
  chosen = [];
  desktop.trays = [];
  desktop.trayBroken = false;
  nativeTheme.removeAllListeners();
  nativeTheme.shouldUseDarkColorsForSystemIntegratedUI = false;
});

describe('the icon', () => {
  test.each(['linux', 'win32', 'darwin'] as const)('is there for every mood on %s, sharp too', (platform) => {
    for (const mood of moods)
      for (const watching of [true, false])
        for (const dark of [true, false]) {
          const file = trayIconFile(icons, platform, dark, { mood, watching });
          expect([file, existsSync(file)]).toEqual([file, true]);
          expect(existsSync(file.replace('.png', '@2x.png'))).toBe(true);
        }
  });

  test('follows the mood, and the tip says it in words', () => {
    const tray = create('linux');
    expect(shown().tooltip).toBe('Voicetray');
    tray.update(busy);
    expect(shown().image.path).toContain('linux/speaking.png');
    tray.update({ ...busy, mood: 'paused', watching: true });
    expect(shown().image.path).toContain('paused-watching.png');
    expect(shown().tooltip).toBe('Voicetray: paused. Watching the clipboard');
  });

  test('turns with the panel of Windows, and is a template on a Mac', () => {
    create('win32');
    expect(shown().image.path).toContain('light/idle.png');
    nativeTheme.shouldUseDarkColorsForSystemIntegratedUI = true;
    nativeTheme.emit('updated');
    expect(shown().image.path).toContain('dark/idle.png');
    create('darwin');
    expect(shown().image.template).toBe(true);
  });

  test('is made anew for a panel that came later, with the menu that was due', () => {
    const tray = create('linux');
    tray.update(busy);
    tray.renew();
    expect(desktop.trays.map(({ destroyed }) => destroyed)).toEqual([true, false]);
    expect(shown().image.path).toContain('speaking.png');
    expect(menu().items.find(({ label }) => label === 'Pause')?.enabled).toBe(true);
    tray.destroy();
    tray.renew();
    expect(desktop.trays).toHaveLength(2);
  });

  test.each([
    ['linux', ['open']],
    ['win32', ['open']],
    // The system opens the menu.
    ['darwin', []],
  ] as const)('when it is clicked on %s does %j', (platform, wanted) => {
    create(platform);
    shown().emit('click');
    expect(chosen.flat()).toEqual(wanted);
  });

  test('that the system does not make is no error', () => {
    desktop.trayBroken = true;
    create('linux').update(busy);
    expect(desktop.trays).toEqual([]);
  });
});

describe('the menu', () => {
  test('has everything, and each item does its own', () => {
    create('linux').update(busy);
    for (const { click, submenu } of menu().items)
      for (const item of Array.isArray(submenu) ? submenu : [{ click }])
        (item.click as (() => void) | undefined)?.();
    expect(chosen).toEqual([
      ...[
        ['speakClipboard'],
        ['speakSelection'],
        ['toggle'],
        ['stop'],
        ['back'],
        ['forward'],
        ['chooseSpeaker', null],
      ],
      ...[
        ['chooseVoice', 'en-us'],
        ['chooseSpeed', 2],
        ['openNarration', 'k1'],
        ['save', 'n1'],
      ],
      ...[['open'], ['openMini'], ['openSettings'], ['quit']],
    ]);
  });

  test('cuts titles, keeps them on a line, and doubles what would mark a key', () => {
    create('linux').update(busy);
    const labels = menu().items.flatMap(({ submenu }) =>
      Array.isArray(submenu) ? submenu.map(({ label }) => label) : [],
    );
    expect(labels).toContain('R&&D English');
    const title = labels.find((label) => label?.startsWith('A title that'));
    expect(title).toMatch(/^A title that goes on .{10,18}…$/);
  });

  test('offers what is selected where there is such a thing', () => {
    create('win32').update(busy);
    expect(menu().items.map(({ label }) => label)).not.toContain('Speak selected text');
    create('linux').update(busy);
    expect(menu().items[1]).toMatchObject({ label: 'Speak selected text' });
  });

  test('shows again what is so when a choice came to nothing', () => {
    const tray = create('linux');
    tray.update(busy);
    const first = menu();
    tray.update(busy);
    expect(menu()).toBe(first);
    const speeds = first.items.find(({ label }) => label === 'Speed')?.submenu;
    const [speed] = Array.isArray(speeds) ? speeds : [];
    (speed?.click as () => void)();
    tray.update(busy);
    expect(menu()).not.toBe(first);
    expect(chosen).toEqual([['chooseSpeed', 2]]);
  });

  test('names a narration that has no title', () => {
    create('linux').update({ ...busy, recent: [{ id: 'k1', title: '\n' }] });
    const recent = menu().items.find(({ label }) => label === 'Recent')?.submenu;
    expect(Array.isArray(recent) && recent[0]?.label).toBe('Untitled');
  });

  test('is set anew for a change, and left alone where only the mood goes on', () => {
    const tray = create('linux');
    tray.update(busy);
    const first = menu();
    tray.update({ ...busy, mood: 'making' });
    expect(menu()).toBe(first);
    tray.update({ ...busy, player: 'paused' });
    expect(menu().items[2]).toMatchObject({ label: 'Resume', enabled: true });
  });
});

describe('what is told of the player', () => {
  const narration = (state: Narration['state'], more: Partial<Narration> = {}): Narration => ({
    ...{ id: 'a', state, title: '', profileId: null, speaker: '', voice: null },
    ...{ pieces: 1, made: 0, characters: 1, growing: false, ...more },
  });
  const report = (state: 'playing' | 'paused' | 'ended' | 'waiting' | 'failed', narrationId = 'a') => ({
    ...{ narrationId, state, piece: 0, offset: 0 },
  });
  const of = (current: Narration | null, last: ReturnType<typeof report> | null) =>
    Object.values(playState({ current, queue: [] }, last));

  test.each([
    ['nothing', null, null, ['idle', 'silent', false]],
    [
      'what is made before it sounds',
      narration('making'),
      report('playing', 'z'),
      ['making', 'silent', true],
    ],
    ['what is waited for', narration('making'), report('waiting'), ['making', 'playing', true]],
    ['what plays', narration('complete'), report('playing'), ['speaking', 'playing', true]],
    ['what is paused', narration('complete'), report('paused'), ['paused', 'paused', true]],
    ['what has ended', narration('complete'), report('ended'), ['idle', 'silent', false]],
    ['what failed', narration('failed'), report('failed'), ['attention', 'silent', false]],
    [
      'what its server holds up',
      narration('making', { held: { code: 'server_unreachable' } }),
      report('waiting'),
      ['away', 'playing', true],
    ],
    [
      'what a person has to mend',
      narration('making', { held: { code: 'key_refused' } }),
      report('waiting'),
      ['attention', 'playing', true],
    ],
  ] as const)('%s', (_what, current, last, expected) => {
    expect(of(current, last)).toEqual(expected);
  });
});
