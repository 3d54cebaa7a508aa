import type { Sign } from './formula-words.ts';
import { nameOf, signOf } from './signs.ts';

/** What means something else above the line. */
const special = new Map<string, Sign>([
  ['2', 'squared'],
  ['3', 'cubed'],
  ['T', 'transposed'],
  ['*', 'star'],
  ['ast', 'star'],
]);

/** What is said above the line as it stands, behind what it belongs to. */
const behind: ReadonlySet<Sign> = new Set<Sign>([
  ...(['squared', 'cubed', 'transposed', 'star', 'dagger', 'degrees', 'prime', 'plus', 'minus'] as const),
  'perpendicular',
]);

/** The signs that an exponent is, where it is no power: one alone, or primes; null for any other. */
export function raisedSigns(exponent: readonly string[]): readonly Sign[] | null {
  const written = exponent.filter((token) => !/^[\s{}]/.test(token)).map(nameOf);
  const signs = written.flatMap((name) => special.get(name) ?? signOf.get(name) ?? []);
  const [only, more] = signs;
  if (!only || signs.length !== written.length) return null;
  return signs.every((sign) => sign === 'prime') || (!more && behind.has(only)) ? signs : null;
}
