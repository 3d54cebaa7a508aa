import { parseArgs } from 'node:util';

export interface BrowserOptions {
  /** Absent: any free port. */
  readonly port?: number;
  readonly open: boolean;
  readonly help: boolean;
}

/** Something about the command line, in a sentence for the person who typed it. */
export class UsageError extends Error {}

export const USAGE = `Voicetray in the browser.

  --port NUMBER   use this port instead of any free one
  --no-open       print the address, but open no browser
  --help          show this
`;

/** Reads what was typed; throws a UsageError. */
export function readOptions(args: readonly string[]): BrowserOptions {
  const { port, open, help } = parse(args);
  if (port === undefined) return { open, help };
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    throw new UsageError(`“${port}” is not a port: give a number from 1 to 65535.`);
  }
  return { open, help, port: Number(port) };
}

function parse(args: readonly string[]): { port: string | undefined; open: boolean; help: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { port: values.port, open: !values['no-open'], help: values.help };
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message.split('\n')[0] : '';
    throw new UsageError(`${why ?? ''}. Try --help.`, { cause: thrown });
  }
}

/** Why a port cannot be listened on, in a sentence; null where it is not about the port. */
export function portTrouble(thrown: unknown, port: number | undefined): string | null {
  switch ((thrown as NodeJS.ErrnoException | null)?.code) {
    case 'EADDRINUSE':
      return `Port ${port ?? 0} is used by another program: choose another one with --port, or leave it out.`;
    case 'EACCES':
      return `Port ${port ?? 0} may not be used here: choose one above 1023 with --port, or leave it out.`;
    default:
      return null;
  }
}
