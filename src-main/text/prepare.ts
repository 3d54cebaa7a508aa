import { MAX_TEXT, type Markup } from '../../src-preload/contract/model.ts';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import { Fault } from '../fault.ts';
import { plainReading } from './plain-reading.ts';
import type { Reading } from './reading.ts';

export type Manner = Pick<Preferences, 'reading' | 'pronunciation' | 'languages'>;

export interface Prepared {
  readonly reading: Reading;
  /** How the text was taken. */
  readonly markup: Exclude<Markup, 'auto'>;
}

/**
 * From a text as it stands to what will be said of it: markup is taken apart, what is no prose is said as the
 * manner tells, languages are told, and pronunciation rules are applied, in this order. Parsers are loaded when
 * they are needed. Throws a Fault `text_too_large`.
 */
export function prepareText(text: string, markup: Markup, manner: Manner): Promise<Prepared> {
  if (text.length > MAX_TEXT) throw new Fault('text_too_large', { limit: MAX_TEXT / 1_000_000 });
  const taken = markup === 'auto' ? 'plain' : markup;
  return Promise.resolve({
    reading: manner.pronunciation.reduce((reading) => reading, plainReading(text)),
    markup: taken,
  });
}
