import type { Batch, BatchItem } from '../../src-preload/contract/batch.ts';
import { batchReport, isDone } from '../../src-preload/contract/batch-words.ts';
import { errorWords } from '../../src-preload/contract/errors.ts';
import { heldWords } from '../../src-preload/contract/held-words.ts';
import { clock, roughly } from '../ui/time.ts';
import { t } from './words.ts';

/** How far a document is, in one sentence. */
export function itemWords({ state, made, pieces, seconds, output, unsplit, error }: BatchItem): string {
  const why = error ? errorWords(error) : '';
  const name = output?.split('/').at(-1) ?? '';
  switch (state) {
    case 'speaking':
      return error ? `${heldWords(error)} ${t('batch.held')}` : t('batch.speaking', { made, pieces });
    case 'saved':
      return `${t('batch.saved', { name, length: clock(seconds ?? 0) })}${unsplit ? ` ${t('save.unsplit')}` : ''}`;
    case 'kept':
      return t('batch.kept', { name });
    case 'partial':
      return `${t('batch.partial')} ${why}`;
    case 'failed':
      return why;
    default:
      return t(`batch.${state}`);
  }
}

/** What is spoken waits for its server. */
export const isHeld = ({ running, items }: Batch): boolean =>
  running && items.some(({ state, error }) => state === 'speaking' && error !== undefined);

/** How far all of them are, for the window that the list is not open in. */
export function lineWords(batch: Batch): string {
  const { running, looking, items } = batch;
  if (looking) return t('batch.looking', { done: looking.done + 1, all: looking.all });
  if (!running) return `${t('batch.open')}: ${batchReport(batch)}`;
  const how = isHeld(batch) ? t('batch.line.held') : progressWords(batch);
  return t('batch.line', { done: items.filter(isDone).length, all: items.length, how });
}

export function progressWords({ fraction, secondsLeft }: Batch): string {
  const percent = Math.floor(fraction * 100);
  return secondsLeft === null
    ? t('batch.percent', { percent })
    : t('batch.left', { percent, left: roughly(secondsLeft / 60) });
}
