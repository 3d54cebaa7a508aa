import type { Container } from '../../src-preload/contract/voice.ts';
import { Fault } from '../fault.ts';
import type { PieceWork } from './piece-work.ts';
import { until } from './until.ts';

/**
 * The bytes of a piece while it is made. A reader that has taken nothing yet moves on to the next try when one
 * fails; one that has taken some cannot, and gets the Fault. `leave` is called once the reader is gone.
 */
export async function* follow(
  work: PieceWork,
  container: Container,
  signal: AbortSignal,
  leave: () => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let taken = false;
  try {
    for (;;) {
      const open = await until(work.opened(), signal);
      // The reader was told of another kind of sound: it has to ask again.
      if (open.container !== container) throw new Fault('audio_cut');
      try {
        for await (const bytes of open.tape.read(0, signal)) {
          taken = true;
          yield bytes;
        }
        return;
      } catch (thrown) {
        if (taken || signal.aborted || open.tape.state !== 'failed') throw thrown;
      }
    }
  } finally {
    leave();
  }
}
