import { MAX_TEXT, type Markup } from '../../src-preload/contract/narration.ts';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import { Fault } from '../fault.ts';
import type { RuleTrouble } from './pronunciation/pronounce.ts';
import type { Reading } from './reading.ts';
import { sayAs } from './say-as.ts';
import { loaded } from './turns.ts';

export type Manner = Pick<Preferences, 'reading' | 'pronunciation' | 'languages'>;

export interface Prepared {
  readonly reading: Reading;
  /** How the text was taken. */
  readonly markup: Exclude<Markup, 'auto'>;
  /** A part was too long or too deep for its parser, and is read without its markup being understood. */
  readonly simplified: boolean;
  /** Pronunciation rules that could not be followed; the text is said without them. */
  readonly troubles: readonly RuleTrouble[];
}

/**
 * From a text as it stands to what will be said of it: markup is taken apart, what is no prose is said as the
 * manner tells, languages are told, and pronunciation rules are applied, in this order. Parsers are loaded when
 * they are needed. Throws a Fault `text_too_large`.
 */
export async function prepareText(text: string, markup: Markup, manner: Manner): Promise<Prepared> {
  if (text.length > MAX_TEXT) throw new Fault('text_too_large', { limit: MAX_TEXT / 1_000_000 });
  const { readMarkup } = await loaded(import('./markup-reading.ts'));
  const { reading, ...taken } = await readMarkup(text, markup, manner.reading);
  return { ...taken, ...(await sayAs(reading, manner)) };
}
