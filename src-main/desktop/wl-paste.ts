import { MAX_TEXT } from '../../src-preload/contract/narration.ts';
import { askProgram } from '../clipboard/ask-program.ts';
import { clipKind, typesIn } from '../clipboard/clip-kind.ts';
import { Fault } from '../fault.ts';
import type { Clip, ClipPlace } from '../ports.ts';

/** Milliseconds: on some desktops it hangs; a program may have to make the text of a long document first. */
const [FOR_TYPES, FOR_WORDS] = [500, 3000];

/**
 * What `wl-paste` finds; null where it is not there or finds no text. Rejects with a Fault for what is not to be read,
 * `clipboard_silent` and `text_too_large`.
 */
export async function pasteFromWayland(place: ClipPlace): Promise<Clip | null> {
  const where = place === 'selection' ? ['--primary'] : [];
  const paste = (type: string): Promise<string | null> =>
    wlPaste(['--no-newline', '--type', type, ...where], FOR_WORDS);
  const listed = await wlPaste(['--list-types', ...where], FOR_TYPES);
  if (listed === null) return null;
  const types = typesIn(listed);
  const kind = clipKind(types);
  if (kind === 'secret') throw new Fault('clipboard_secret');
  if (kind === 'image') throw new Fault('clipboard_image');
  const text = kind === 'text' ? ((await paste('text')) ?? '') : '';
  const html = types.includes('text/html') ? await htmlBeside(text, paste('text/html')) : null;
  const isHtml = Boolean(html?.trim()) && (html ?? '').length <= MAX_TEXT;
  return text.trim() !== '' || isHtml ? { text, html: isHtml ? html : null } : null;
}

/** Where the words are there, a page that does not come is done without. */
const htmlBeside = (text: string, asked: Promise<string | null>): Promise<string | null> =>
  text.trim() === '' ? asked : asked.catch(() => null);

async function wlPaste(args: readonly string[], milliseconds: number): Promise<string | null> {
  const asked = await askProgram('wl-paste', args, { milliseconds });
  return typeof asked === 'string' ? null : asked.printed;
}
