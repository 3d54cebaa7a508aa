import type { PatternField } from '../../src-preload/contract/name-pattern.ts';
import { safeName } from './file-name.ts';

/** Characters of a name: with its ending and a folder before it, within what every system takes. */
const MOST = 120;

/**
 * A file's name without its ending: `{number} {chapter}` becomes `03 Summer`. The number has as many digits as the
 * last one. What no system takes in a name is left out; without anything left it is the number alone.
 */
export function nameFrom(
  pattern: string,
  values: Readonly<Record<Exclude<PatternField, 'number'>, string>>,
  { number, of }: { number: number; of: number },
): string {
  const counted = String(number).padStart(Math.max(2, String(of).length), '0');
  const all: Readonly<Record<string, string>> = { ...values, number: counted };
  // A field is made safe by itself: a slash in a title is no folder.
  const filled = pattern.replace(/\{([^{}]*)\}/g, (_, name: string) => safeName(all[name] ?? '', 80));
  return safeName(filled, MOST) || counted;
}
