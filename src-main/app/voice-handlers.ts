import type { Handlers } from '../dispatch.ts';
import { Fault, toAppError } from '../fault.ts';
import type { AppContext } from './context.ts';
import type { Previews } from './previews.ts';
import { profileVoices, withMarks } from './voice-list.ts';

/** Listing, marking and hearing voices. */
export function voiceHandlers(
  { profiles, sources, memory, emit }: AppContext,
  previews: Previews,
): Pick<Handlers, 'listVoices' | 'setFavourite' | 'previewVoice'> {
  const toldBy = async (profileId: string | null) =>
    (await sources.open(profileId, undefined)).source.voices();

  return {
    async listVoices({ profileId }) {
      const notes = await memory.of(profileId);
      if (profileId === null) {
        const { voices, defaultVoice } = await toldBy(null);
        return { voices: withMarks(voices, notes), defaultVoice };
      }
      const voices = profileVoices(profiles.find(profileId), notes);
      try {
        return { voices, defaultVoice: (await toldBy(profileId)).defaultVoice };
      } catch (thrown) {
        // A voice can be chosen while the server is away.
        return { voices, defaultVoice: null, error: toAppError(thrown) };
      }
    },
    async setFavourite({ profileId, voice, favourite }) {
      if (profileId !== null) profiles.find(profileId);
      else if (!(await toldBy(null)).voices.some(({ id }) => id === voice))
        throw new Fault('voice_unknown', { voice });
      const changed = favourite
        ? await memory.add(profileId, 'favourites', voice)
        : await memory.drop(profileId, 'favourites', voice);
      if (changed) emit({ name: 'voices', payload: { profileId } });
      return {};
    },
    previewVoice: (request) => previews.hear(request),
  };
}
