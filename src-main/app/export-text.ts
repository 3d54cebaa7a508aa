import type { Delivery } from '../../src-preload/contract/saving.ts';
import { saveText } from '../saving/save-text.ts';
import type { AppContext } from './context.ts';

/** Puts a text where the person wants it, or where the page can fetch it. Throws a Fault of the file. */
export async function exportText(
  given: { readonly name: string; readonly text: string; readonly replace: boolean },
  { ports, downloads }: Pick<AppContext, 'ports' | 'downloads'>,
): Promise<Delivery> {
  const { name, text, replace } = given;
  const chosen = await ports.saveTarget.choose(name);
  if (!chosen) return { to: 'cancelled' };
  if (chosen.to === 'file') {
    await saveText(chosen.path, text, replace || chosen.replace);
    return { to: 'file', path: chosen.path };
  }
  const { token, path } = await downloads.reserve(name);
  await saveText(path, text, false);
  return { to: 'download', url: `saved/${token}`, name };
}
