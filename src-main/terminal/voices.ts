import type { Voice } from '../../src-preload/contract/model.ts';
import { printable } from './exit.ts';
import type { Setup } from './setup.ts';
import { openSpeaker, type SpeakerOptions } from './speaker.ts';
import { print } from './stdout.ts';

export interface VoicesOptions extends Pick<SpeakerOptions, 'profile' | 'onDevice'> {
  /** A language tag such as `de`, or the English name of a language. */
  readonly language?: string;
  readonly json?: boolean;
}

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** `de` finds de and de-AT; `german` finds them too. */
function speaks({ language }: Voice, wanted: string): boolean {
  const tag = language.toLowerCase();
  const asked = wanted.toLowerCase();
  return tag === asked || tag.startsWith(`${asked}-`) || nameOf(tag).startsWith(asked);
}

function nameOf(tag: string): string {
  try {
    return names.of(tag.split('-')[0] ?? tag)?.toLowerCase() ?? '';
  } catch {
    return '';
  }
}

/** `voicetray voices`: one line a voice, or JSON for a script. */
export async function listVoices(options: VoicesOptions, setup: Setup): Promise<void> {
  const { language } = options;
  const speaker = await openSpeaker(setup, options);
  try {
    const found = await speaker.source.voices();
    const voices =
      language === undefined ? found.voices : found.voices.filter((voice) => speaks(voice, language));
    const { defaultVoice } = found;
    if (options.json) await print(JSON.stringify({ voices, defaultVoice }, null, 2));
    else if (found.voices.length === 0) await print(withoutList(speaker.name, speaker.voice ?? defaultVoice));
    else if (voices.length === 0) await print(`There is no voice for “${printable(language ?? '')}”.`);
    else await print(table(voices, defaultVoice));
  } finally {
    await speaker.close();
  }
}

function table(voices: readonly Voice[], defaultVoice: string | null): string {
  const width = Math.max(...voices.map(({ id }) => id.length));
  const tags = Math.max(...voices.map(({ language }) => language.length));
  const line = ({ id, name, language }: Voice): string =>
    printable(`${id === defaultVoice ? '*' : ' '} ${id.padEnd(width)}  ${language.padEnd(tags)}  ${name}`);
  return voices.map(line).join('\n');
}

const withoutList = (profile: string, voice: string | null): string =>
  printable(
    `A Dify app does not list its voices. “${profile}” speaks with ${voice === null ? 'its own voice' : `“${voice}”`}; ` +
      'name another one with --voice.',
  );
