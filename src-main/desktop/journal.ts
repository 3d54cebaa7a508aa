import { homedir } from 'node:os';
import { join } from 'node:path';
import { createFileLog, type FileLog } from './file-log.ts';
import { createRedactor } from './redact.ts';

export interface Journal extends FileLog {
  /** From now on, names that belong to the person are left out too. */
  readonly hide: (names: () => readonly string[]) => void;
  /** Nothing more is logged: once all is written, the terminal's errors are the system's again. */
  readonly over: () => void;
}

/** The desktop program's log: `logs/voicetray.log` in the data folder, and the terminal it was started from. */
export function openJournal(data: string): Journal {
  let names: () => readonly string[] = () => [];
  // A terminal that was closed must not end the program with the next line.
  const ignore = (): void => undefined;
  process.stderr.on('error', ignore);
  const file = createFileLog({
    file: join(data, 'logs', 'voicetray.log'),
    redact: createRedactor({ home: homedir(), names: () => names() }),
    echo: (line) => process.stderr.write(line),
  });
  return {
    ...file,
    hide: (given) => (names = given),
    over: () => void process.stderr.write('', () => process.stderr.off('error', ignore)),
  };
}
