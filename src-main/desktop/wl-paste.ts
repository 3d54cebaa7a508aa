import { MAX_TEXT } from '../../src-preload/contract/model.ts';
import { clipKind, typesIn } from '../clipboard/clip-kind.ts';
import { Fault } from '../fault.ts';
import type { Clip, ClipPlace } from '../ports.ts';
import { runProgram } from './run-program.ts';

/** What `wl-paste` finds; null where it is not there or finds no text. Rejects with a Fault for what is not to be read. */
export async function pasteFromWayland(place: ClipPlace): Promise<Clip | null> {
  const where = place === 'selection' ? ['--primary'] : [];
  const paste = (type: string): Promise<string | null> => wlPaste(['--no-newline', '--type', type, ...where]);
  const listed = await wlPaste(['--list-types', ...where]);
  if (listed === null) return null;
  const types = typesIn(listed);
  const kind = clipKind(types);
  if (kind === 'secret') throw new Fault('clipboard_secret');
  if (kind === 'image') throw new Fault('clipboard_image');
  const text = kind === 'text' ? ((await paste('text')) ?? '') : '';
  const html = types.includes('text/html') ? await paste('text/html') : null;
  const isHtml = Boolean(html?.trim()) && (html ?? '').length <= MAX_TEXT;
  return text.trim() !== '' || isHtml ? { text, html: isHtml ? html : null } : null;
}

/** It gets half a second: on some desktops it may hang. */
const wlPaste = (args: readonly string[]): Promise<string | null> =>
  runProgram('wl-paste', args, { timeoutMs: 500, maxBytes: MAX_TEXT * 4 });
