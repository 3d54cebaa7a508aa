import type { Handlers } from '../dispatch.ts';
import { Fault } from '../fault.ts';
import type { AppContext } from './context.ts';

/** Listing, marking and hearing voices. */
export function voiceHandlers({
  sources,
}: AppContext): Pick<Handlers, 'listVoices' | 'setFavourite' | 'previewVoice'> {
  return {
    async listVoices({ profileId }) {
      return (await sources.open(profileId, undefined)).source.voices();
    },
    setFavourite: () => Promise.reject(new Fault('unsupported_here', { what: 'favourites' })),
    previewVoice: () => Promise.reject(new Fault('unsupported_here', { what: 'previews' })),
  };
}
