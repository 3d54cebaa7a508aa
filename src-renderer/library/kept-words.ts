import type { KeptNarration } from '../../src-preload/contract/library.ts';
import { t } from './words.ts';
import { clock } from '../ui/time.ts';

const size = (unit: string, digits: number): Intl.NumberFormat =>
  new Intl.NumberFormat('en', { style: 'unit', unit, maximumFractionDigits: digits });
const steps = [
  { from: 1e9, unit: size('gigabyte', 1) },
  { from: 1e6, unit: size('megabyte', 0) },
  { from: 1e3, unit: size('kilobyte', 0) },
] as const;
const bytes = size('byte', 0);

/** A number of bytes as a list shows it: `12 MB`, `1.4 GB`. */
export function sizeWords(count: number): string {
  const step = steps.find(({ from }) => count >= from);
  return step ? step.unit.format(count / step.from) : bytes.format(count);
}

/** How long a narration is, and how far it got, in one short line. */
export function lengthWords({ pieces, made, seconds, heard }: KeptNarration): string {
  if (made === 0) return t('library.unmade');
  const length = clock(seconds);
  if (made < pieces) return t('library.partly', { made, pieces, length });
  return heard === null ? length : t('library.heard', { heard: clock(heard), length });
}
