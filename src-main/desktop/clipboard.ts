import { MAX_TEXT } from '../../src-preload/contract/narration.ts';
import { Fault } from '../fault.ts';
import type { Clip, Clipboard, ClipPlace } from '../ports.ts';
import { type ElectronClipboards, type ElectronClips, isMarkedSecret } from './clip-marks.ts';
import { isInstalled } from './installed.ts';
import { pasteFromWayland } from './wl-paste.ts';

/**
 * What was copied or selected. Under Wayland a program without the focus sees an old clipboard or none, so `wl-paste`
 * is asked first; where it is not installed, a window is brought to the front and looks again. What a password manager
 * has marked is never read.
 */
export function createClipboard(
  clipboard: ElectronClipboards,
  options: {
    wayland: boolean;
    platform: NodeJS.Platform;
    /** Brings a window to the front; false when the desktop does not let it. */
    focus: () => Promise<boolean>;
  },
): Clipboard {
  const { wayland, platform, focus } = options;
  return {
    async read(place) {
      const electron = place === 'clipboard' ? clipboard : clipboard.selection;
      if (!electron) throw new Fault('unsupported_here', { what: 'speaking what is selected' });
      const read = (): Promise<Clip> => inTime(readOwn(electron, place, platform));
      if (!wayland) return read();
      const pasted = await pasteFromWayland(place).catch(orSilent);
      if (pasted !== null && pasted !== SILENT) return pasted;
      try {
        return await read();
      } catch (thrown) {
        const done = pasted !== SILENT && isInstalled('wl-paste', process.env);
        if (!isEmpty(thrown) || done) throw thrown;
        const silent = new Fault('clipboard_silent');
        if (!(await focus())) throw pasted === SILENT ? silent : new Fault('clipboard_hidden');
        return read().catch((again: unknown) => {
          throw pasted === SILENT && isEmpty(again) ? silent : again;
        });
      }
    },
  };
}

/** `wl-paste` got no answer: of the program that holds the text, or of a desktop that lets nobody look. */
const SILENT = Symbol('silent');

function orSilent(thrown: unknown): typeof SILENT {
  if (thrown instanceof Fault && thrown.error.code === 'clipboard_silent') return SILENT;
  throw thrown;
}

const isEmpty = (thrown: unknown): boolean =>
  thrown instanceof Fault && ['clipboard_empty', 'selection_empty'].includes(thrown.error.code);

/** Milliseconds after which nobody waits any more for a program that has to give what was copied in it. */
const PATIENCE = 5000;

async function inTime(reading: Promise<Clip>): Promise<Clip> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Fault('clipboard_silent')), PATIENCE);
  try {
    return await Promise.race([reading, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Electron's own, which tells of one format at a time. */
async function readOwn(electron: ElectronClips, place: ClipPlace, platform: NodeJS.Platform): Promise<Clip> {
  try {
    if (await isMarkedSecret(electron, platform)) throw new Fault('clipboard_secret');
    const text = await electron.readText();
    const isText = text.trim() !== '';
    if (!isText && (await electron.has('image/png'))) throw new Fault('clipboard_image');
    const html = await readHtml(electron);
    if (isText || html !== null) return { text, html };
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw new Fault('clipboard_unreadable', undefined, String(thrown));
  }
  throw new Fault(place === 'clipboard' ? 'clipboard_empty' : 'selection_empty');
}

async function readHtml(electron: ElectronClips): Promise<string | null> {
  if (!(await electron.has('text/html'))) return null;
  const item = (await electron.read()).find(({ types }) => types.includes('text/html'));
  const html = (await (await item?.getType('text/html'))?.text()) ?? '';
  return html.trim() !== '' && html.length <= MAX_TEXT ? html : null;
}
