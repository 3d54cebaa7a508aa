import type { App, CrashReporter, Dialog } from 'electron';
import { errorWords } from '../../src-preload/contract/errors.ts';
import type { Log } from '../ports.ts';

/** As the terminal: Voicetray itself went wrong. */
const EXIT_CODE = 70;

type Stage = Pick<NodeJS.Process, 'on' | 'off'>;

export interface LastWordsOptions {
  readonly process: Stage;
  readonly app: Pick<App, 'exit'>;
  readonly crashReporter: Pick<CrashReporter, 'start'>;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  readonly log: Log;
}

/**
 * What nobody caught: a line in the log, one sentence, and an end with a code. Crashes of Chromium leave a dump in
 * the data folder, which goes nowhere. Before ready; returns the way to stop.
 */
export function sayLastWords({ process, app, crashReporter, dialog, log }: LastWordsOptions): () => void {
  // SECURITY: dumps hold memory, so they stay on this computer.
  crashReporter.start({ uploadToServer: false });
  let ended = false;
  const end = (thrown: unknown): void => {
    if (ended) return;
    ended = true;
    log(`nobody caught: ${placeOf(thrown)}`);
    dialog.showErrorBox('Voicetray', errorWords({ code: 'crashed' }));
    app.exit(EXIT_CODE);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  return () => {
    process.off('uncaughtException', end);
    process.off('unhandledRejection', end);
  };
}

/** Where it broke. Its message is left out: it might quote a text. */
function placeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [thrown.name, ...frames.slice(0, 6).map((frame) => frame.trim())].join(' ');
}
