import { askProgram } from '../clipboard/ask-program.ts';
import { clipKind, typesIn } from '../clipboard/clip-kind.ts';
import { Fault } from '../fault.ts';
import { UsageError } from './exit.ts';

/** A program that prints a text, and how it lists the types of what is there, if it can. */
interface Reader {
  readonly program: string;
  readonly args: readonly string[];
  readonly types?: readonly string[];
}

type Which = 'clipboard' | 'selection';

/** Milliseconds: on some desktops a reader hangs. */
const PATIENCE = 2000;

/** Programs that print the clipboard or the selection, best first for the session that runs. */
export function clipboardReaders(
  which: Which,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): readonly Reader[] {
  if (platform === 'darwin') return which === 'clipboard' ? [{ program: 'pbpaste', args: [] }] : [];
  if (platform === 'win32') {
    const read = '[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw';
    const args = ['-NoProfile', '-NonInteractive', '-Command', read];
    return which === 'clipboard' ? [{ program: 'powershell', args }] : [];
  }
  const primary = which === 'selection';
  const place = primary ? ['--primary'] : [];
  const wayland: Reader = {
    program: 'wl-paste',
    args: ['--no-newline', '--type', 'text', ...place],
    types: ['--list-types', ...place],
  };
  const xclip = ['-out', '-selection', primary ? 'primary' : 'clipboard'];
  const x11: readonly Reader[] = [
    { program: 'xclip', args: xclip, types: [...xclip, '-target', 'TARGETS'] },
    { program: 'xsel', args: ['--output', primary ? '--primary' : '--clipboard'] },
  ];
  return [...(env.WAYLAND_DISPLAY ? [wayland] : []), ...(env.DISPLAY ? x11 : [])];
}

/**
 * The text there. Throws a Fault `clipboard_empty`, `selection_empty`, `clipboard_image`, `clipboard_secret`,
 * `clipboard_silent` or `text_too_large`, or a UsageError where no program can read it.
 */
export async function readClipboard(which: Which, signal: AbortSignal): Promise<string> {
  const readers = clipboardReaders(which, process.platform, process.env);
  let found = false;
  let silent: Fault | null = null;
  for (const reader of readers) {
    try {
      const text = await read(reader, signal);
      if (text?.trim()) return text;
      found ||= text !== null;
    } catch (thrown) {
      if (!(thrown instanceof Fault) || thrown.error.code !== 'clipboard_silent') throw thrown;
      silent = thrown;
    }
  }
  if (silent !== null) throw silent;
  if (found) throw new Fault(which === 'clipboard' ? 'clipboard_empty' : 'selection_empty');
  const programs = [...new Set(readers.map(({ program }) => program))].join(' or ');
  throw new UsageError(
    programs === ''
      ? `The ${which} cannot be read here: there is no desktop.`
      : `The ${which} cannot be read. Install ${programs}, or pipe the text in: … | voicetray speak -`,
  );
}

async function read({ program, args, types }: Reader, signal: AbortSignal): Promise<string | null> {
  const kind = clipKind(typesIn((types && (await run(program, types, signal))) ?? ''));
  if (kind === 'secret') throw new Fault('clipboard_secret');
  if (kind === 'image') throw new Fault('clipboard_image');
  return run(program, args, signal);
}

/** What a program printed; empty when it had nothing; null when it is not there. */
async function run(program: string, args: readonly string[], signal: AbortSignal): Promise<string | null> {
  const asked = await askProgram(program, args, { milliseconds: PATIENCE, signal });
  if (typeof asked === 'object') return asked.printed;
  return asked === 'absent' ? null : '';
}
