import type { ReadingPreferences } from '../../../src-preload/contract/settings.ts';
import { gone } from '../prose/gone.ts';
import type { Reading } from '../reading.ts';
import { type Change, instead, rewrite } from '../rewrite.ts';
import { findFormulas, type Formula } from './find-formulas.ts';
import { sayTex } from './say-tex.ts';
import { en } from './words/en.ts';

/** A text in which formulas cannot be taken for markup. */
export interface Masked {
  readonly text: string;
  readonly formulas: readonly Formula[];
}

const BITS = 12;
const stand = /[\ue000-\ue7ff][\ue800-\uf7ff]\uf8ff*/g;

/**
 * Puts signs that are letters to every parser, and of the same length, in the place of formulas: the first two tell
 * which one it was (characters of private use). `growing`: one that is not closed yet waits, as blanks.
 */
export function maskFormulas(source: string, growing = false): Masked {
  const { formulas, open } = findFormulas(source);
  const parts: string[] = [];
  let at = 0;
  for (const [index, { start, end }] of formulas.entries()) {
    const number = String.fromCharCode(0xe000 + (index >> BITS), 0xe800 + (index & ((1 << BITS) - 1)));
    parts.push(source.slice(at, start), number, '\uf8ff'.repeat(end - start - 2));
    at = end;
  }
  const rest = growing && open !== null && open >= at ? open : source.length;
  parts.push(source.slice(at, rest), ' '.repeat(source.length - rest));
  return { text: parts.join(''), formulas };
}

/** Says formulas as told: in words, by the word alone, or not at all. */
export function sayFormulas(
  reading: Reading,
  formulas: readonly Formula[],
  how: ReadingPreferences['formulas'],
): Reading {
  if (formulas.length === 0) return reading;
  const changes: Change[] = [];
  for (const { index: start, 0: sign } of reading.said.matchAll(stand)) {
    const number = ((sign.charCodeAt(0) - 0xe000) << BITS) + (sign.charCodeAt(1) - 0xe800);
    const formula = formulas[number];
    if (!formula) continue;
    const end = start + sign.length;
    if (how === 'skip' || sayTex(formula.tex, en) === '') changes.push(gone(reading.said, start, end));
    else changes.push(instead(start, end, { what: 'formula', tex: formula.tex, brief: how === 'announce' }));
  }
  return rewrite(reading, changes);
}
