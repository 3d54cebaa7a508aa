import { createHash } from 'node:crypto';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import type { Speaker } from './sources.ts';

/** All that changes the sound of a document besides its words, as one short word. */
export function batchManner({ profileId, voice }: Speaker, preferences: Preferences): string {
  const { saveFormat: format, saving, pauses, reading, pronunciation, languages, onDevice } = preferences;
  const { evenLoudness } = preferences.playback;
  const manner = {
    ...{ profileId, voice, format, saving, pauses, reading, pronunciation },
    ...(evenLoudness && { evenLoudness }),
    ...(profileId === null && { onDevice, languages }),
  };
  return createHash('sha256').update(JSON.stringify(manner)).digest('base64url');
}
