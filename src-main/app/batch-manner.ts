import { createHash } from 'node:crypto';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import type { Profiles } from '../settings/profiles.ts';
import type { Speaker } from './sources.ts';

/** Who speaks by the settings of now. A profile that is gone is a Fault. */
export function speakerNow(
  { activeProfile, onDevice }: Preferences,
  profiles: Pick<Profiles, 'find'>,
): Pick<Speaker, 'profileId' | 'voice'> {
  if (activeProfile === null) return { profileId: null, voice: onDevice.voice };
  return { profileId: activeProfile, voice: profiles.find(activeProfile).voice };
}

/** All that changes the sound of a document besides its words, as one short word. */
export function batchManner(
  { profileId, voice }: Pick<Speaker, 'profileId' | 'voice'>,
  preferences: Preferences,
): string {
  const { saveFormat: format, saving, pauses, reading, pronunciation, languages, onDevice } = preferences;
  const { evenLoudness } = preferences.playback;
  const manner = {
    ...{ profileId, voice, format, saving, pauses, reading, pronunciation },
    ...(evenLoudness && { evenLoudness }),
    ...(profileId === null && { onDevice, languages }),
  };
  return createHash('sha256').update(JSON.stringify(manner)).digest('base64url');
}
