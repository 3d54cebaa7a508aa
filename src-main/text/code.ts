import type { ReadingPreferences } from '../../src-preload/contract/settings.ts';
import type { Teller } from './teller.ts';

/**
 * Says a block of code: not at all, by its number of lines, or line by line.
 */
export function tellCode(
  teller: Teller,
  code: string,
  { start, end }: { readonly start: number; readonly end: number },
  how: ReadingPreferences['code'],
): void {
  const lines = code.split('\n').filter((line) => line.trim() !== '');
  teller.close('paragraph');
  if (how === 'announce' && lines.length > 0) {
    teller.be({ kind: 'code' });
    teller.sayOwn({ what: 'code', lines: lines.length }, start, end);
  } else if (how === 'read') {
    teller.be({ kind: 'code' });
    let at = start;
    for (const line of lines) {
      const words = line.trim();
      const found = teller.source.indexOf(words, at);
      if (found < 0 || found + words.length > end) teller.say(words, at, end);
      else {
        teller.say(words, found, found + words.length);
        at = found + words.length;
      }
      teller.close('sentence');
    }
  }
  teller.close('paragraph');
}
