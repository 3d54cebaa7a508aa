import type { Preferences } from '../../src-preload/contract/settings.ts';

/**
 * The settings as they are followed for one who speaks: an app's voice needs no language told, nor does one that was
 * named (`voice`) to speak all, whatever the language. The detector is not even loaded then.
 */
export function followedBy(
  { profileId }: { readonly profileId: string | null },
  preferences: Preferences,
  voice?: string,
): Preferences {
  const detect = preferences.languages.detect && profileId === null && voice === undefined;
  return { ...preferences, languages: { ...preferences.languages, detect } };
}
