import type { Notification } from 'electron';
import type { App } from '../app.ts';
import { toAppError } from '../fault.ts';
import { tellSaved } from './door.ts';
import type { TrayActions } from './tray-menu.ts';
import type { MainWindow } from './window.ts';

/** What the tray asks of the door that a second start knocks at, too. */
export type TrayAction = 'open' | 'stop' | 'speak-clipboard' | 'speak-selection';

interface Parts {
  /** Does something with the core, once it runs. */
  readonly withCore: (use: (core: App) => unknown) => void;
  readonly act: (action: TrayAction) => void;
  readonly window: MainWindow;
  readonly Notification: typeof Notification;
  readonly openMini: () => void;
  readonly quit: () => void;
}

/** What each item of the tray's menu does. What goes wrong is told as everything is: in the window, or by the system. */
export function trayActions({ withCore, act, window, Notification, openMini, quit }: Parts): TrayActions {
  const tryTo = (use: (core: App) => Promise<unknown>): void =>
    withCore((core) =>
      use(core).catch((thrown: unknown) => core.emit({ name: 'notice', payload: toAppError(thrown) })),
    );
  const command = (what: 'toggle' | 'previous' | 'next'): void =>
    tryTo(({ handlers }) => handlers.commandPlayer({ command: what }));

  return {
    speakClipboard: () => act('speak-clipboard'),
    speakSelection: () => act('speak-selection'),
    toggle: () => command('toggle'),
    stop: () => act('stop'),
    back: () => command('previous'),
    forward: () => command('next'),
    chooseSpeaker: (activeProfile) => tryTo(({ handlers }) => handlers.updatePreferences({ activeProfile })),
    chooseVoice: (voice) => tryTo((core) => chooseVoice(core, voice)),
    chooseSpeed: (speed) =>
      tryTo(async ({ handlers }) => {
        const { playback } = (await handlers.hello({})).preferences;
        await handlers.updatePreferences({ playback: { ...playback, speed } });
      }),
    openNarration: (narrationId) =>
      tryTo(async ({ handlers }) => {
        window.open(false);
        await handlers.openNarration({ narrationId, whenBusy: 'interrupt' });
      }),
    save: (narrationId) =>
      tryTo(async ({ handlers }) => {
        const { saveFormat: format } = (await handlers.hello({})).preferences;
        const saved = await handlers.saveNarration({ narrationId, format });
        if (saved.to === 'file') tellSaved(Notification);
      }),
    open: () => act('open'),
    openSettings: () =>
      withCore((core) => {
        if (!window.answering) {
          window.open(true, 'settings');
          return;
        }
        window.open(true);
        core.emit({ name: 'show', payload: { room: 'settings' } });
      }),
    openMini,
    quit,
  };
}

async function chooseVoice({ handlers }: App, voice: string | null): Promise<void> {
  const { preferences, profiles } = await handlers.hello({});
  const profile = profiles.find(({ id }) => id === preferences.activeProfile);
  if (profile) {
    const { id, name, url, user, allowPlainHttp } = profile;
    await handlers.saveProfile({ id, name, url, user, allowPlainHttp, voice });
  } else if (voice !== null)
    await handlers.updatePreferences({ onDevice: { ...preferences.onDevice, voice } });
}
