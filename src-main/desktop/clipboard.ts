import { clipKind, typesIn } from '../clipboard/clip-kind.ts';
import { MAX_TEXT } from '../../src-preload/contract/model.ts';
import { Fault } from '../fault.ts';
import type { Clipboard } from '../ports.ts';
import { type ElectronClips, isMarkedSecret } from './clip-marks.ts';
import { runProgram } from './run-program.ts';

/**
 * The clipboard's text. Under Wayland a program without the focus sees an old clipboard or none, so `wl-paste`
 * is asked first where it is installed; it gets half a second, because on some desktops it may hang. What a password
 * manager has marked is never read.
 * Rejects with a Fault: `clipboard_empty`, `clipboard_image`, `clipboard_secret` or `clipboard_unreadable`.
 */
export function createClipboard(
  clipboard: ElectronClips,
  options: { wayland: boolean; platform: NodeJS.Platform },
): Clipboard {
  return {
    async readText() {
      const pasted = options.wayland ? await pasteFromWayland() : null;
      return pasted?.trim() ? pasted : readOwn(clipboard, options.platform);
    },
  };
}

/** Null where `wl-paste` is not there, or finds no text. */
async function pasteFromWayland(): Promise<string | null> {
  const types = await wlPaste(['--list-types']);
  if (types === null) return null;
  const kind = clipKind(typesIn(types));
  if (kind === 'secret') throw new Fault('clipboard_secret');
  if (kind === 'image') throw new Fault('clipboard_image');
  return kind === 'text' ? wlPaste(['--no-newline', '--type', 'text']) : null;
}

const wlPaste = (args: readonly string[]): Promise<string | null> =>
  runProgram('wl-paste', args, { timeoutMs: 500, maxBytes: MAX_TEXT * 4 });

/** Electron's own, which tells of one format at a time. */
async function readOwn(clipboard: ElectronClips, platform: NodeJS.Platform): Promise<string> {
  try {
    if (await isMarkedSecret(clipboard, platform)) throw new Fault('clipboard_secret');
    const text = await clipboard.readText();
    if (text.trim() !== '') return text;
    throw new Fault((await clipboard.has('image/png')) ? 'clipboard_image' : 'clipboard_empty');
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw new Fault('clipboard_unreadable', undefined, String(thrown));
  }
}
