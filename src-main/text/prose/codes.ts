import type { ReadingPreferences } from '../../../src-preload/contract/settings.ts';
import { type Change, instead } from '../rewrite.ts';
import { gone } from './gone.ts';

/** Runs of what ids are made of. */
const runs = /[\dA-Za-z][\dA-Za-z_-]{8,}/g;
const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const hex = /^(?:0x[\da-f]{8,}|[\da-f]{16,})$/i;
const digits = /^\d{10,}$/;
/** Telephone numbers have at most 15 digits (ITU-T E.164), and a country's begin with a nought where bare. */
const telephone = /^0\d{9,14}$/;
const mixed = /^[\dA-Za-z]{16,}$/;
/** An international bank account number (ISO 13616), whose letters may all be hexadecimal. */
const account = /^[A-Z]{2}\d{2}[\dA-Z]{11,30}$/;

/**
 * Bare long numbers (ten digits and more, but no telephone number and no decimals), hashes (hexadecimal, sixteen
 * digits and more) and ids (UUIDs; sixteen and more letters and digits among one another, as keys have behind `sk-`): left out, or named by
 * their kind.
 */
export function* codes(text: string, how: ReadingPreferences['codes']): Generator<Change> {
  if (how === 'read') return;
  for (const { index, 0: run } of text.matchAll(runs)) {
    const kind = isPart(text, index, index + run.length) ? null : kindOf(run);
    if (kind === null) continue;
    if (how === 'skip') yield gone(text, index, index + run.length);
    else yield instead(index, index + run.length, { what: kind });
  }
}

/** Whether a run goes on: as a number with a sign, groups or decimals, or as a word of another script. */
const isPart = (text: string, start: number, end: number): boolean =>
  /(?:[+\p{L}\p{M}]|\d[.,'’])$/u.test(text.slice(Math.max(0, start - 2), start)) ||
  /^(?:[\p{L}\p{M}]|[.,'’]\d)/u.test(text.slice(end, end + 2));

const isMixed = (run: string): boolean =>
  mixed.test(run) && /[A-Za-z]/.test(run) && run.replace(/\D/g, '').length > 2;

type Kind = 'longNumber' | 'hash' | 'id';

function kindOf(run: string): Kind | null {
  if (uuid.test(run)) return 'id';
  if (digits.test(run)) return telephone.test(run) ? null : 'longNumber';
  if (!/\d/.test(run) || !/[A-Za-z]/.test(run)) return null;
  if (hex.test(run) && !account.test(run)) return 'hash';
  return run.split(/[-_]/).some(isMixed) ? 'id' : null;
}
