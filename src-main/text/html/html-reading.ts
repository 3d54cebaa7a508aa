import type { ReadingPreferences } from '../../../src-preload/contract/settings.ts';
import type { Reading } from '../reading.ts';
import { Teller } from '../teller.ts';
import type { HtmlParser } from './parser.ts';
import { HtmlTelling } from './tell-html.ts';
import { withoutTags } from './without-tags.ts';

/** What is said of a page. `simplified`: its elements are too deep in one another, and only its words are read. */
export function htmlReading(
  source: string,
  reading: ReadingPreferences,
  parser: HtmlParser,
): { readonly reading: Reading; readonly simplified: boolean } {
  const teller = new Teller(source);
  try {
    new HtmlTelling(teller, reading, 0).tell(parser.parse(source));
    return { reading: teller.reading(), simplified: false };
  } catch (thrown) {
    // The stack has an end.
    if (!(thrown instanceof RangeError)) throw thrown;
    return { reading: withoutTags(source), simplified: true };
  }
}
