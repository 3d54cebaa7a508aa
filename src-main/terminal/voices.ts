import type { Profile } from '../../src-preload/contract/profile.ts';
import type { Voice } from '../../src-preload/contract/voice.ts';
import { profileVoices, withMarks } from '../app/voice-list.ts';
import { Memory, memoryFile } from '../settings/memory.ts';
import { folders } from '../settings/paths.ts';
import type { Setup } from './setup.ts';
import { openSpeaker, type SpeakerOptions } from './speaker.ts';
import { print } from './stdout.ts';
import { voiceTable } from './voice-table.ts';

export interface VoicesOptions extends Pick<SpeakerOptions, 'profile' | 'onDevice'> {
  /** A language tag such as `de`, or the English name of a language. */
  readonly language?: string;
  readonly json?: boolean;
}

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** `de` finds de and de-AT; `german` finds them too. */
function speaks({ language, languages = [language] }: Voice, wanted: string): boolean {
  const asked = wanted.toLowerCase();
  return languages.some((spoken) => {
    const tag = spoken.toLowerCase();
    return tag === asked || tag.startsWith(`${asked}-`) || nameOf(tag).startsWith(asked);
  });
}

function nameOf(tag: string): string {
  try {
    return names.of(tag.split('-')[0] ?? tag)?.toLowerCase() ?? '';
  } catch {
    return '';
  }
}

/** `voicetray voices`: one line a voice under headings, or JSON for a script. */
export async function listVoices(options: VoicesOptions, setup: Setup): Promise<void> {
  const { language } = options;
  const speaker = await openSpeaker(setup, options);
  try {
    const notes = await new Memory(memoryFile(folders().data)).of(speaker.profileId);
    const told = await speaker.source.voices();
    const { defaultVoice } = told;
    const profile: Profile | null =
      speaker.profileId === null ? null : setup.profiles.find(speaker.profileId);
    const known = profile ? profileVoices(profile, notes) : withMarks(told.voices, notes);
    const voices = language === undefined ? known : known.filter((voice) => speaks(voice, language));
    if (options.json) await print(JSON.stringify({ voices, defaultVoice }, null, 2));
    else await print(voiceTable({ voices, defaultVoice, profile, language }));
  } finally {
    await speaker.close();
  }
}
