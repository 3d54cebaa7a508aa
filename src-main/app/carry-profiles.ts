import type { ParsedRequestOf, ResponseOf } from '../../src-preload/contract/api.ts';
import { PROFILES_FILE_NAME, readProfileFile, writeProfileFile } from '../settings/profile-file.ts';
import type { AppContext } from './context.ts';
import { exportText } from './export-text.ts';

/** All profiles as one file, without their keys, where the person wants it. Throws a Fault of the profiles or the file. */
export async function exportProfiles(
  { replace = false }: ParsedRequestOf<'exportProfiles'>,
  context: Pick<AppContext, 'ports' | 'downloads'>,
): Promise<ResponseOf<'exportProfiles'>> {
  const text = writeProfileFile((await context.ports.settings.reload()).profiles);
  return exportText({ name: PROFILES_FILE_NAME, text, replace }, context);
}

/** Adds the profiles of a file's text. Throws a Fault `profiles_unreadable` or `profiles_newer`. */
export async function importProfiles(
  { json }: ParsedRequestOf<'importProfiles'>,
  { profiles }: Pick<AppContext, 'profiles'>,
): Promise<ResponseOf<'importProfiles'>> {
  const { added, known, skipped } = await profiles.addAll(readProfileFile(json));
  return { added, known, skipped: skipped.map(({ error }) => error) };
}
