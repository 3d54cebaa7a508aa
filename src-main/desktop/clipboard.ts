import type { Clipboard as ElectronClipboard } from 'electron';
import { MAX_TEXT } from '../../src-preload/contract/model.ts';
import { Fault } from '../fault.ts';
import type { Clipboard } from '../ports.ts';
import { runProgram } from './run-program.ts';

/**
 * The clipboard's text. Under Wayland a program without the focus sees an old clipboard or none, so `wl-paste`
 * is asked first where it is installed; it gets half a second, because on some desktops it may hang.
 * Rejects with a Fault: `clipboard_empty` or `clipboard_unreadable`.
 */
export function createClipboard(
  clipboard: Pick<ElectronClipboard, 'readText'>,
  options: { wayland: boolean },
): Clipboard {
  async function readOwn(): Promise<string> {
    try {
      return await clipboard.readText();
    } catch (thrown) {
      throw new Fault('clipboard_unreadable', undefined, String(thrown));
    }
  }
  return {
    async readText() {
      const pasted = options.wayland ? await pasteFromWayland() : null;
      const text = pasted?.trim() ? pasted : await readOwn();
      if (text.trim() === '') throw new Fault('clipboard_empty');
      return text;
    },
  };
}

const pasteFromWayland = (): Promise<string | null> =>
  runProgram('wl-paste', ['--no-newline', '--type', 'text'], { timeoutMs: 500, maxBytes: MAX_TEXT * 4 });
