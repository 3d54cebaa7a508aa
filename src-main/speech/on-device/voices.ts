import type { Voice } from '../../../src-preload/contract/voice.ts';
import { voiceTable } from './voice-table.ts';

/** A voice with the identifier that the engine knows it by. */
export interface EngineVoice extends Voice {
  readonly identifier: string;
}

/** Where the engine's own code is not the right BCP 47 tag: `ca-va` would be the Catalan of the Vatican. */
const languages: Readonly<Record<string, string>> = {
  'ca-ba': 'ca-ES',
  'ca-nw': 'ca-ES',
  'ca-va': 'ca-ES',
  cmn: 'zh',
  'cmn-latn-pinyin': 'zh-Latn',
  en: 'en-GB',
  'en-us-nyc': 'en-US',
  es: 'es-ES',
  fr: 'fr-FR',
  piqd: 'tlh-Piqd',
  pt: 'pt-PT',
  py: 'art',
  'ru-cl': 'ru',
};

const byName = new Intl.Collator('en');

function read(line: string): EngineVoice {
  const space = line.indexOf(' ');
  const identifier = line.slice(0, space);
  const id = identifier.slice(identifier.indexOf('/') + 1).toLowerCase();
  const tag = languages[id] ?? id.replace(/-x-.*$/, '');
  return {
    id,
    name: line.slice(space + 1),
    language: Intl.getCanonicalLocales(tag)[0] ?? tag,
    origin: 'device',
    identifier,
  };
}

/** Every voice of the engine, one entry each, by name. */
export const engineVoices: readonly EngineVoice[] = voiceTable
  .trim()
  .split('\n')
  .map(read)
  .sort((a, b) => byName.compare(a.name, b.name));

const byId = new Map(engineVoices.map((voice) => [voice.id, voice]));

/** By its id, in any case of letters. The engine itself would take an unknown name in silence. */
export const findVoice = (id: string): EngineVoice | undefined => byId.get(id.toLowerCase());
