import type { Notification } from 'electron';
import type { Batch } from '../../src-preload/contract/batch.ts';
import { type AppError, errorWords } from '../../src-preload/contract/errors.ts';
import { batchReport } from '../../src-preload/contract/batch-words.ts';
import type { AnyEvent } from '../../src-preload/contract/events.ts';

export interface NotifierOptions {
  readonly Notification: typeof Notification;
  /** Whether the person sees the page, which tells of errors itself. */
  readonly pageVisible: () => boolean;
  /** A click on the notification, and the way out where there are none. */
  readonly openWindow: () => void;
}

/**
 * Tells what came of many documents, and what went wrong after a press of the hotkey or the tray, when no window is
 * there to say it. Only the error's plain sentence is shown, never a text that was to be spoken.
 */
export function createNotifier({ Notification, pageVisible, openWindow }: NotifierOptions) {
  let told = '';
  let running = false;
  /** Held: one that nobody holds is forgotten, and its click with it. */
  let shown: Notification | null = null;

  function show(body: string): void {
    shown = new Notification({ title: 'Voicetray', body });
    shown.on('click', openWindow);
    // A Mac shows none of a program that is not signed, and Windows none where they are switched off.
    shown.on('failed', openWindow);
    shown.show();
  }

  /** At its end. The window has a line of its own for whoever comes later. */
  function tellBatch(batch: Batch): void {
    const ended = running && !batch.running && batch.unseen;
    running = batch.running && batch.looking === null;
    if (ended && !pageVisible() && Notification.isSupported()) show(`Many documents: ${batchReport(batch)}`);
  }

  return (event: AnyEvent): void => {
    if (event.name === 'batch') tellBatch(event.payload);
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
    show(errorWords(error));
  };
}

function errorOf(event: AnyEvent): AppError | null {
  if (event.name === 'notice') return event.payload;
  if (event.name === 'narration' && event.payload.state === 'failed') return event.payload.error ?? null;
  return null;
}
