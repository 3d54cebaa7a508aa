import type { Preferences } from '../../../src-preload/contract/settings.ts';
import { type EngineVoice, engineVoices, findVoice } from './voices.ts';

const primary = (tag: string): string => tag.split('-', 1)[0]?.toLowerCase() ?? '';

/** Names that detectors and voices give one language. */
const same: Readonly<Record<string, string>> = { nn: 'nb', no: 'nb' };
const languageOf = (tag: string): string => same[primary(tag)] ?? primary(tag);

/** For each language its best voice: the one that carries its bare code, then the first that is written in its script. */
const best = new Map<string, EngineVoice>();
for (const voice of engineVoices) {
  const language = languageOf(voice.language);
  const known = best.get(language);
  if (!known || rank(voice) < rank(known)) best.set(language, voice);
}

function rank({ id, language }: EngineVoice): number {
  if (id === primary(language)) return 0;
  return /-[A-Z][a-z]{3}\b/.test(language) ? 2 : 1;
}

/**
 * The voice to say a stretch of some language (BCP 47) with: the chosen one where it speaks that language, where
 * none is known, or where languages are not followed; else the one that was set for the language; else the engine's
 * best; and the chosen one again where the engine has none.
 */
export function voiceForLanguage(
  chosen: EngineVoice,
  language: string | undefined,
  { detect, voices }: Preferences['languages'],
): EngineVoice {
  if (!detect || language === undefined) return chosen;
  const wanted = languageOf(language);
  if (wanted === languageOf(chosen.language)) return chosen;
  const set = voices[wanted];
  return (set === undefined ? undefined : findVoice(set)) ?? best.get(wanted) ?? chosen;
}
