import type { Voice } from '../../../src-preload/contract/voice.ts';
import { voiceCatalogue, type VoiceTable } from './voice-catalogue.ts';

/** A voice of the catalogue; `languages` has every one it speaks, `language` the only one or nothing. */
export interface ListedVoice extends Voice {
  readonly languages: string[];
}

const listed = ({ provider, model, languages, voices }: VoiceTable): ListedVoice[] =>
  Object.entries(voices).map(([id, name]) => ({
    id,
    name: model === undefined ? name : `${name} (${model})`,
    language: languages.length === 1 ? (languages[0] ?? '') : '',
    languages: [...languages],
    origin: 'listed',
    provider,
  }));

/** What a Dify app may know, provider by provider: no road of an app key says which provider it has. */
export const listedVoices: readonly ListedVoice[] = voiceCatalogue.flatMap(listed);

const byId = new Map(listedVoices.map((voice) => [voice.id, voice]));

/** Names of many providers begin with the language: `de-DE-KatjaNeural`. */
const TAGGED = /^([a-z]{2,3}-[A-Z]{2})-./;

/** The languages that a voice of a Dify app speaks, as far as its name tells; BCP 47. */
export function languagesOfVoice(id: string): readonly string[] {
  const tag = TAGGED.exec(id)?.[1];
  return byId.get(id)?.languages ?? (tag === undefined ? [] : [tag]);
}

/** A voice by its id alone, as somebody typed it or the app names it. */
export function voiceOfId(id: string, origin: 'used' | 'named'): Voice {
  const known = byId.get(id);
  return known ? { ...known, origin } : { id, name: id, language: languagesOfVoice(id)[0] ?? '', origin };
}
