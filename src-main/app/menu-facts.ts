import type { AppContext } from './context.ts';
import { keptOf } from '../library/kept.ts';
import { profileVoices, withMarks } from './voice-list.ts';

/** Voices and narrations in a menu; more are in the window. */
const MOST_VOICES = 12;
const MOST_RECENT = 8;

/** What a small menu offers to choose from. */
export interface MenuFacts {
  readonly speakers: readonly { readonly id: string; readonly name: string }[];
  /** Of the speaker of now: favourites, those that have spoken and the chosen one. */
  readonly voices: readonly { readonly id: string; readonly name: string }[];
  readonly speaker: string | null;
  /** Null: the app's own. */
  readonly voice: string | null;
  readonly speed: number;
  /** The last used first. */
  readonly recent: readonly { readonly id: string; readonly title: string }[];
}

/** No server is asked: what is known here is enough. */
export async function menuFacts(
  context: Pick<AppContext, 'ports' | 'profiles' | 'memory' | 'sources' | 'keeping'>,
): Promise<MenuFacts> {
  const { preferences, profiles } = context.ports.settings.current;
  const profile = profiles.find(({ id }) => id === preferences.activeProfile) ?? null;
  const voice = profile ? profile.voice : preferences.onDevice.voice;
  const notes = await context.memory.of(profile?.id ?? null);
  const known = profile
    ? profileVoices(profile, notes)
    : withMarks((await (await context.sources.open(null, undefined)).source.voices()).voices, notes);
  const used = new Set(notes.used);
  const wanted = known.filter(({ id, favourite }) => id === voice || favourite || used.has(id));
  const library = await context.keeping.existing();
  const rows = library?.use(({ narrations }) => narrations.list('', 0)) ?? [];
  return {
    speakers: profiles.map(({ id, name }) => ({ id, name })),
    // The chosen one is never cut off.
    voices: [...wanted.filter(({ id }) => id === voice), ...wanted.filter(({ id }) => id !== voice)]
      .slice(0, MOST_VOICES)
      .map(({ id, name }) => ({ id, name })),
    speaker: profile?.id ?? null,
    voice,
    speed: preferences.playback.speed,
    recent: rows.slice(0, MOST_RECENT).map((row) => {
      const { id, title } = keptOf(row, null);
      return { id, title };
    }),
  };
}
