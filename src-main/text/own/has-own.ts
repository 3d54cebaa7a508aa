import type { Reading } from '../reading.ts';

/** Whether a reading has anything to put words of our own for. */
export const hasOwn = ({ runs }: Reading): boolean => runs.some(({ own }) => own !== undefined);
