import type { BatchItem } from '../../src-preload/contract/batch.ts';

/** How much of some documents is done, by their size, 0 to 1: before one is read there is nothing else to go by. */
export function doneShare(items: readonly BatchItem[]): number {
  const whole = items.reduce((sum, { bytes }) => sum + bytes, 0);
  if (whole === 0) return 0;
  const done = items.reduce((sum, item) => sum + item.bytes * shareOf(item), 0);
  return Math.min(1, done / whole);
}

function shareOf({ state, made, pieces }: BatchItem): number {
  if (state === 'waiting' || state === 'reading') return 0;
  return state === 'speaking' ? made / Math.max(1, pieces) : 1;
}
