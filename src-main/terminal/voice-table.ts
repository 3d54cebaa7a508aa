import type { Profile } from '../../src-preload/contract/profile.ts';
import type { Voice } from '../../src-preload/contract/voice.ts';
import { printable } from './exit.ts';

interface VoiceTable {
  readonly voices: readonly Voice[];
  readonly defaultVoice: string | null;
  /** Null: this computer. */
  readonly profile: Profile | null;
  /** What was asked for, if anything. */
  readonly language: string | undefined;
}

/** Voices for a screen: a line each, `*` before the one that speaks when none is named, under headings. */
export function voiceTable({ voices, defaultVoice, profile, language }: VoiceTable): string {
  const speaking = profile?.voice ?? defaultVoice;
  const table = voices.length === 0 ? none(language ?? '') : groupsOf(voices, speaking);
  return profile ? `${speakingWords(profile, defaultVoice)}\n\n${table}\n\n${OTHERS}` : table;
}

const OTHERS =
  'A Dify app does not list its voices. Those of the usual providers are listed here; name any other one with --voice.';

const none = (language: string): string => printable(`There is no voice for “${language}”.`);

function speakingWords({ name, voice }: Profile, defaultVoice: string | null): string {
  if (voice !== null) return printable(`“${name}” speaks with “${voice}”.`);
  return printable(
    defaultVoice === null
      ? `“${name}” speaks with its app’s default. The app names no voice.`
      : `“${name}” speaks with its app’s default, “${defaultVoice}”.`,
  );
}

function headingOf({ favourite, origin, provider }: Voice): string {
  if (favourite) return 'Favourites';
  if (origin === 'used') return 'Spoken with before';
  if (origin === 'named') return 'Typed';
  return provider ?? 'Voices of this computer';
}

/** Without headings where there would be one alone. */
function groupsOf(voices: readonly Voice[], speaking: string | null): string {
  const groups = new Map<string, Voice[]>([
    ['Favourites', []],
    ['Spoken with before', []],
  ]);
  for (const voice of voices) {
    const heading = headingOf(voice);
    groups.set(heading, [...(groups.get(heading) ?? []), voice]);
  }
  const shown = [...groups].filter(([, members]) => members.length > 0);
  const lines = (members: readonly Voice[]): string => linesOf(members, speaking);
  if (shown.length === 1) return lines(voices);
  return shown.map(([heading, members]) => `${printable(heading)}\n${lines(members)}`).join('\n\n');
}

function linesOf(voices: readonly Voice[], speaking: string | null): string {
  const width = Math.max(...voices.map(({ id }) => id.length));
  const tags = Math.max(...voices.map(({ language }) => language.length));
  const line = ({ id, name, language, replaced }: Voice): string => {
    const mark = id === speaking ? '*' : ' ';
    const tag = tags === 0 ? '' : `  ${language.padEnd(tags)}`;
    return printable(
      `${mark} ${id.padEnd(width)}${tag}  ${name}${replaced ? '  (sounds like the default)' : ''}`,
    );
  };
  return voices.map(line).join('\n');
}
