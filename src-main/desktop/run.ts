import type { App, CrashReporter, Dialog } from 'electron';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type AppError, errorRow, errorWords } from '../../src-preload/contract/errors.ts';
import { toAppError } from '../fault.ts';
import { type Journal, openJournal } from './journal.ts';
import { sayLastWords } from './last-words.ts';

export interface RunOptions {
  readonly app: Pick<App, 'exit' | 'setPath'>;
  readonly crashReporter: Pick<CrashReporter, 'start'>;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  readonly process: Pick<NodeJS.Process, 'on' | 'off'>;
}

export interface Run extends Journal {
  /** Logs what went wrong, in words that quote nothing. */
  readonly note: (thrown: unknown) => void;
  /** Says why it cannot start, and ends. */
  readonly fail: (thrown: unknown) => void;
}

/** One run of the desktop program, from before its first word to after its last: its folder, log and end. */
export function beginRun({ app, crashReporter, dialog, process }: RunOptions, data: string): Run {
  // Chromium's own files, and with them the lock of the single instance, stay with the data folder.
  mkdirSync(join(data, 'electron'), { recursive: true });
  app.setPath('userData', join(data, 'electron'));
  const journal = openJournal(data);
  const { log } = journal;
  const lastWords = sayLastWords({ process, app, crashReporter, dialog, log });
  const note = (thrown: unknown): void => log(inWords(toAppError(thrown)));
  return {
    ...journal,
    note,
    fail(thrown) {
      note(thrown);
      dialog.showErrorBox('Voicetray', errorWords(toAppError(thrown)));
      app.exit(1);
    },
    over() {
      lastWords();
      journal.over();
    },
  };
}

/** A server's own words might quote a text. */
const inWords = ({ code, detail = '' }: AppError): string =>
  ['program', 'file'].includes(errorRow(code).kind) ? `${code} ${detail}` : code;
