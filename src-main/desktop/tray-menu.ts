import type { MenuItemConstructorOptions } from 'electron';
import { menuLabel } from './menu-label.ts';
import type { TrayChoice, TrayState } from './tray-state.ts';
import { trayWords as words } from './tray-words.ts';

export interface TrayActions {
  speakClipboard(): void;
  /** What is selected in any program: Linux. */
  speakSelection(): void;
  toggle(): void;
  stop(): void;
  back(): void;
  forward(): void;
  chooseSpeaker(profileId: string | null): void;
  chooseVoice(voice: string | null): void;
  chooseSpeed(speed: number): void;
  /** A kept narration, at the place where it was left. */
  openNarration(id: string): void;
  save(narrationId: string): void;
  open(): void;
  openMini(): void;
  openSettings(): void;
  quit(): void;
}

const line: MenuItemConstructorOptions = { type: 'separator' };

/** Everything is in the menu: on Linux a click on the icon may never arrive. */
export function trayMenu(
  state: TrayState,
  actions: TrayActions,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] {
  const { player, busy, last, recent } = state;
  const silent = player === 'silent';
  return [
    { label: words.speakClipboard, click: () => actions.speakClipboard() },
    ...(platform === 'linux' ? [{ label: words.speakSelection, click: () => actions.speakSelection() }] : []),
    {
      label: player === 'paused' ? words.resume : words.pause,
      enabled: !silent,
      click: () => actions.toggle(),
    },
    { label: words.stop, enabled: busy, click: () => actions.stop() },
    { label: words.back, enabled: !silent, click: () => actions.back() },
    { label: words.forward, enabled: !silent, click: () => actions.forward() },
    line,
    choices(words.speaker, state.speakers, (id) => actions.chooseSpeaker(id)),
    choices(words.voice, state.voices, (voice) => actions.chooseVoice(voice)),
    choices(words.speed, state.speeds, (speed) => actions.chooseSpeed(speed)),
    line,
    {
      label: words.recent,
      submenu:
        recent.length === 0
          ? [{ label: words.noRecent, enabled: false }]
          : recent.map(({ id, title }) => ({ label: label(title), click: () => actions.openNarration(id) })),
    },
    { label: words.save, enabled: last !== null, click: () => last !== null && actions.save(last) },
    line,
    { label: words.open, click: () => actions.open() },
    { label: words.mini, click: () => actions.openMini() },
    { label: words.settings, click: () => actions.openSettings() },
    line,
    { label: words.quit, click: () => actions.quit() },
  ];
}

function choices<T>(
  name: string,
  options: readonly TrayChoice<T>[],
  choose: (value: T) => void,
): MenuItemConstructorOptions {
  return {
    label: name,
    enabled: options.length > 0,
    submenu: options.map(({ value, label: words, chosen }) => ({
      type: 'radio',
      label: label(words),
      checked: chosen,
      click: () => choose(value),
    })),
  };
}

const label = (title: string): string => menuLabel(title) || words.untitled;
