import type { Batch, BatchItem } from './batch.ts';

/** There is a file of it. */
export const isDone = ({ state }: BatchItem): boolean => state === 'saved' || state === 'kept';

/** What came of all documents, or has so far, in one sentence. */
export function batchReport({ items, running }: Pick<Batch, 'items' | 'running'>): string {
  const count = (...states: BatchItem['state'][]): number =>
    items.filter(({ state }) => states.includes(state)).length;
  const failed = count('partial', 'failed');
  const waiting = count('waiting');
  const parts = [`${count('saved', 'kept')} of ${items.length} saved`];
  if (failed > 0) parts.push(`${failed} not`);
  if (!running && waiting > 0) parts.push(waiting === 1 ? '1 waits' : `${waiting} wait`);
  return `${parts.join(', ')}.`;
}
