import type { PronunciationRule } from '../../../src-preload/contract/settings.ts';
import type { Found } from './find.ts';

/**
 * What a rule says for a place that it found. With `regex`, `$1` to `$99`, `$<name>` and `$&` stand for what was
 * found and `$$` for a dollar, as in JavaScript's `replace`; a group that there is not stays as it is written.
 */
export function written({ kind, to }: PronunciationRule, { groups, named }: Found): string {
  if (kind !== 'regex') return to;
  return to.replace(/\$(?:\$|&|(\d{1,2})|<([^>]*)>)/g, (sign, number?: string, name?: string) => {
    if (sign === '$$') return '$';
    if (sign === '$&') return groups[0] ?? '';
    if (name !== undefined) return name in named ? (named[name] ?? '') : sign;
    return byNumber(groups, number ?? '') ?? sign;
  });
}

/** `$12` is the twelfth group where there is one, and otherwise the first one and a 2. */
function byNumber(groups: Found['groups'], number: string): string | undefined {
  const whole = Number(number);
  if (whole > 0 && whole < groups.length) return groups[whole] ?? '';
  const first = Number(number.slice(0, 1));
  if (number.length < 2 || first === 0 || first >= groups.length) return undefined;
  return (groups[first] ?? '') + number.slice(1);
}
