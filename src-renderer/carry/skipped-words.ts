import { type AppError, errorWords } from '../../src-preload/contract/errors.ts';
import { counted } from '../i18n/t.ts';

/** Reasons that are told one by one. */
const TOLD = 8;

/** What was left out and why; of many, the first ones. */
export function skippedWords(skipped: readonly AppError[]): string[] {
  const words = skipped.slice(0, TOLD).map(errorWords);
  const more = skipped.length - words.length;
  return more > 0 ? [...words, counted('carry.skipped.more', more)] : words;
}
