import { toAppError } from '../fault.ts';
import type { Recording } from '../narration/recording.ts';
import type { AppContext } from './context.ts';
import { reopenNarration } from './reopen-narration.ts';

/**
 * Puts back on the desk what was there when the program ended or was killed: silent, at its place. `onCurrent` comes
 * before the desk tells it. Never rejects: what cannot be read back is left in the library.
 */
export async function restoreDesk(context: AppContext, onCurrent: (id: string) => void): Promise<void> {
  const { keeping, desk, ports } = context;
  try {
    const library = await keeping.existing();
    if (!library) return;
    const recordings: Recording[] = [];
    for (const id of library.use(({ narrations }) => narrations.desk())) {
      const recording = await reopenNarration(id, context).catch((thrown: unknown) => {
        ports.log(`a narration was not put back: ${toAppError(thrown).code}`);
        return null;
      });
      if (recording) recordings.push(recording);
    }
    const [current] = recordings;
    if (!current || desk.snapshot().current) return;
    onCurrent(current.id);
    desk.restore(recordings);
  } catch (thrown) {
    ports.log(`library: ${toAppError(thrown).code}`);
  }
}
