import { execFile } from 'node:child_process';
import { MAX_TEXT } from '../../src-preload/contract/model.ts';
import { Fault } from '../fault.ts';
import { UsageError } from './exit.ts';

type Which = 'clipboard' | 'selection';

/** Milliseconds: on some desktops a reader hangs. */
const PATIENCE = 2000;

/** Programs that print the clipboard or the selection, best first for the session that runs. */
export function clipboardReaders(
  which: Which,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): [program: string, ...args: string[]][] {
  if (platform === 'darwin') return which === 'clipboard' ? [['pbpaste']] : [];
  if (platform === 'win32') {
    const read = '[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw';
    return which === 'clipboard' ? [['powershell', '-NoProfile', '-NonInteractive', '-Command', read]] : [];
  }
  const primary = which === 'selection';
  const wayland: [string, ...string[]] = [
    'wl-paste',
    '--no-newline',
    '--type',
    'text',
    ...(primary ? ['--primary'] : []),
  ];
  const x11: [string, ...string[]][] = [
    ['xclip', '-out', '-selection', primary ? 'primary' : 'clipboard'],
    ['xsel', '--output', primary ? '--primary' : '--clipboard'],
  ];
  return [...(env.WAYLAND_DISPLAY ? [wayland] : []), ...(env.DISPLAY ? x11 : [])];
}

/** The text there. Throws a Fault `clipboard_empty` or a UsageError where no program can read it. */
export async function readClipboard(which: Which, signal: AbortSignal): Promise<string> {
  const readers = clipboardReaders(which, process.platform, process.env);
  let found = false;
  for (const [program, ...args] of readers) {
    const text = await run(program, args, signal);
    if (text?.trim()) return text;
    found ||= text !== null;
  }
  if (found) throw new Fault('clipboard_empty');
  const programs = [...new Set(readers.map(([program]) => program))].join(' or ');
  throw new UsageError(
    programs === ''
      ? `The ${which} cannot be read here: there is no desktop.`
      : `The ${which} cannot be read. Install ${programs}, or pipe the text in: … | voicetray speak -`,
  );
}

/** What a program printed; empty when it had nothing; null when it is not there. */
function run(program: string, args: readonly string[], signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    const limits = { timeout: PATIENCE, maxBuffer: MAX_TEXT * 4, windowsHide: true, signal };
    execFile(program, args, limits, (error, stdout) => {
      if (!error) resolve(stdout);
      else resolve(error.code === 'ENOENT' ? null : '');
    });
  });
}
