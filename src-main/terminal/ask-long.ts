import { createInterface } from 'node:readline/promises';
import type { BatchSize } from '../../src-preload/contract/batch.ts';
import { cancelled } from '../fault.ts';
import type { SayOptions } from './say-options.ts';

interface LongQuestion {
  readonly size: BatchSize;
  /** Characters from which it is asked. */
  readonly above: number;
  /** A server is asked for each part. */
  readonly byServer: boolean;
}

/** Whether to ask: a script is never stopped by a question. */
export const asks = ({ yes }: SayOptions): boolean =>
  yes !== true && process.stdin.isTTY && process.stderr.isTTY;

/** Asks on the screen whether so much is to be spoken; less than `above` is not asked about. Throws `cancelled` at a no. */
export async function askLong({ size, above, byServer }: LongQuestion, signal: AbortSignal): Promise<void> {
  if (size.characters <= above) return;
  const number = new Intl.NumberFormat('en');
  const { documents, characters, minutes, pieces } = size;
  const [has, what] =
    documents === 1 ? ['This text has', 'it'] : [`These ${documents} documents have`, 'them'];
  const long = `${has} ${number.format(characters)} characters: about ${time(minutes)} of speech.`;
  const parts = byServer ? ` It takes ${number.format(pieces)} requests to your Dify server.` : '';
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl+C, which the terminal hands to the question.
  const stop = new AbortController();
  lines.once('SIGINT', () => stop.abort());
  try {
    const question = `${long}${parts}\nSpeak ${what} all? [y/N] `;
    const answer = await lines.question(question, { signal: AbortSignal.any([signal, stop.signal]) });
    if (!/^\s*y(es)?\s*$/i.test(answer)) throw cancelled();
  } catch {
    throw cancelled();
  } finally {
    lines.close();
  }
}

const time = (minutes: number): string =>
  minutes < 120 ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` : `${Math.round(minutes / 60)} hours`;
