import type { ParsedRequestOf, ResponseOf } from '../../src-preload/contract/api.ts';
import { saveText } from '../saving/save-text.ts';
import { PROFILES_FILE_NAME, readProfileFile, writeProfileFile } from '../settings/profile-file.ts';
import type { AppContext } from './context.ts';

/** All profiles as one file, without their keys, where the person wants it. Throws a Fault of the profiles or the file. */
export async function exportProfiles(
  { replace }: ParsedRequestOf<'exportProfiles'>,
  { ports, downloads }: Pick<AppContext, 'ports' | 'downloads'>,
): Promise<ResponseOf<'exportProfiles'>> {
  const name = PROFILES_FILE_NAME;
  const text = writeProfileFile((await ports.settings.reload()).profiles);
  const chosen = await ports.saveTarget.choose(name);
  if (!chosen) return { to: 'cancelled' };
  if (chosen.to === 'file') {
    await saveText(chosen.path, text, replace === true || chosen.replace);
    return { to: 'file', path: chosen.path };
  }
  const { token, path } = await downloads.reserve(name);
  await saveText(path, text, false);
  return { to: 'download', url: `saved/${token}`, name };
}

/** Adds the profiles of a file's text. Throws a Fault `profiles_unreadable` or `profiles_newer`. */
export async function importProfiles(
  { json }: ParsedRequestOf<'importProfiles'>,
  { profiles }: Pick<AppContext, 'profiles'>,
): Promise<ResponseOf<'importProfiles'>> {
  const { added, known, skipped } = await profiles.addAll(readProfileFile(json));
  return { added, known, skipped: skipped.map(({ error }) => error) };
}
