import type { Profile } from '../../src-preload/contract/profile.ts';
import type { Voice } from '../../src-preload/contract/voice.ts';
import type { Notes } from '../settings/memory.ts';
import { listedVoices, voiceOfId } from '../speech/dify/voices.ts';

/**
 * What a person may choose for a Dify profile, each voice once: those spoken with (the last one first), favourites
 * and the chosen voice that are known by their names alone, then the providers' lists.
 */
export function profileVoices(profile: Profile, notes: Notes): Voice[] {
  const known = new Map<string, Voice>(notes.used.map((id) => [id, voiceOfId(id, 'used')]));
  for (const voice of listedVoices) if (!known.has(voice.id)) known.set(voice.id, voice);
  const named = [...notes.favourites, ...(profile.voice === null ? [] : [profile.voice])];
  for (const id of named) if (!known.has(id)) known.set(id, voiceOfId(id, 'named'));
  return withMarks([...known.values()], notes);
}

/** Voices with what is remembered of each. */
export function withMarks(voices: readonly Voice[], { favourites, replaced }: Notes): Voice[] {
  const [liked, doubted] = [new Set(favourites), new Set(replaced)];
  return voices.map((voice) => ({
    ...voice,
    ...(liked.has(voice.id) && { favourite: true }),
    ...(doubted.has(voice.id) && { replaced: true }),
  }));
}
