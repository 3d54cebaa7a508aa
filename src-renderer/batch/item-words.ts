import type { Batch, BatchItem } from '../../src-preload/contract/batch.ts';
import { errorWords } from '../../src-preload/contract/errors.ts';
import { clock, roughly } from '../ui/time.ts';
import { t } from './words.ts';

/** How far a document is, in one sentence. */
export function itemWords({ state, made, pieces, seconds, error }: BatchItem): string {
  const why = error ? errorWords(error) : '';
  switch (state) {
    case 'speaking':
      return why || t('batch.speaking', { made, pieces });
    case 'saved':
      return t('batch.saved', { length: clock(seconds ?? 0) });
    case 'partial':
      return `${t('batch.partial')} ${why}`;
    case 'failed':
      return why;
    default:
      return t(`batch.${state}`);
  }
}

export const isDone = ({ state }: BatchItem): boolean => state === 'saved' || state === 'kept';

/** What came of all of them. */
export function reportWords({ items }: Batch): string {
  const saved = items.filter(isDone).length;
  const failed = items.filter(({ state }) => state === 'failed' || state === 'partial').length;
  const counts = { saved, all: items.length };
  return failed === 0 ? t('batch.report', counts) : t('batch.report.failed', { ...counts, failed });
}

export function progressWords({ fraction, secondsLeft }: Batch): string {
  const percent = Math.floor(fraction * 100);
  return secondsLeft === null
    ? t('batch.percent', { percent })
    : t('batch.left', { percent, left: roughly(secondsLeft / 60) });
}
