import type { Notification } from 'electron';
import { type AppError, errorWords } from '../../src-preload/contract/errors.ts';
import type { AnyEvent } from '../../src-preload/contract/events.ts';

export interface NotifierOptions {
  readonly Notification: typeof Notification;
  /** Whether the person sees the page, which tells of errors itself. */
  readonly pageVisible: () => boolean;
  /** A click on the notification, and the way out where there are none. */
  readonly openWindow: () => void;
}

/**
 * Tells what went wrong after a press of the hotkey or the tray, when no window is there to say it. Only the
 * error's plain sentence is shown, never a text that was to be spoken.
 */
export function createNotifier({ Notification, pageVisible, openWindow }: NotifierOptions) {
  let told = '';
  return (event: AnyEvent): void => {
    const error = errorOf(event);
    if (!error || pageVisible()) return;
    // A failed narration is told again with each of its changes.
    const key = event.name === 'narration' ? `${event.payload.id} ${error.code}` : '';
    if (key !== '' && key === told) return;
    told = key;
    if (!Notification.isSupported()) {
      openWindow();
      return;
    }
    const notification = new Notification({ title: 'Voicetray', body: errorWords(error) });
    notification.on('click', openWindow);
    notification.show();
  };
}

function errorOf(event: AnyEvent): AppError | null {
  if (event.name === 'notice') return event.payload;
  if (event.name === 'narration' && event.payload.state === 'failed') return event.payload.error ?? null;
  return null;
}
