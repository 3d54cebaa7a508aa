import type { Handlers } from '../dispatch.ts';
import { Fault, toAppError } from '../fault.ts';
import { clipText } from './clip-text.ts';
import type { AppContext } from './context.ts';
import type { Players } from './players.ts';
import { startRecording } from './start-narration.ts';

type Narrating =
  | 'startNarration'
  | 'speakClipboard'
  | 'answerLongText'
  | 'stopNarration'
  | 'retryNarration'
  | 'getNarration'
  | 'moveInQueue';

/** Speaking: start, stop, try again, and the order of the queue. */
export function narrationHandlers(context: AppContext, players: Players): Pick<Handlers, Narrating> {
  const { ports, desk, keeping, longTexts, find, begin } = context;

  /** Texts that are still being taken apart, and come to the desk when that is done. */
  const starting = new Set<AbortController>();

  const startNarration: Handlers['startNarration'] = async (request) => {
    const stop = new AbortController();
    starting.add(stop);
    try {
      const signal = AbortSignal.any([context.closing, stop.signal]);
      return begin(await startRecording(request, context, signal), request.whenBusy);
    } catch (thrown) {
      if (request.fromOutside && thrown instanceof Fault && thrown.error.code === 'text_long')
        longTexts.ask(request, thrown);
      throw thrown;
    } finally {
      starting.delete(stop);
    }
  };

  return {
    startNarration,
    async speakClipboard({ from = 'clipboard', whenBusy }) {
      if (!ports.clipboard) throw new Fault('unsupported_here', { what: 'reading the clipboard' });
      const clip = await ports.clipboard.read(from);
      const { activeProfile: profileId, reading } = ports.settings.current.preferences;
      const given = await clipText(clip, reading, context.closing);
      return startNarration({ ...given, profileId, fromOutside: true, ...(whenBusy && { whenBusy }) });
    },
    async answerLongText({ id, yes }) {
      const accepted = longTexts.answer(id, yes);
      if (!accepted) return { narrationId: null };
      try {
        return { narrationId: (await startNarration(accepted.request)).narrationId };
      } catch (thrown) {
        if (toAppError(thrown).code !== 'cancelled') accepted.putBack();
        throw thrown;
      }
    },
    /** A person wants no more of it, so it does not come back by itself. All of it: also what has yet to begin. */
    async stopNarration({ narrationId }) {
      if (narrationId === undefined) for (const stop of starting) stop.abort();
      const { current, queue } = desk.snapshot();
      const all = [...(current ? [current] : []), ...queue].map(({ id }) => id);
      keeping.finished(narrationId === undefined ? all : [narrationId], false);
      await desk.stop(narrationId);
      return {};
    },
    async retryNarration({ narrationId }) {
      desk.retry(narrationId);
      return {};
    },
    async getNarration({ narrationId }) {
      const recording = find(narrationId);
      const at = keeping.placeOf(narrationId, players.last);
      return { narration: recording.head(), pieces: [...recording.pieces()], answer: recording.answer, at };
    },
    async moveInQueue({ narrationId, to }) {
      desk.move(narrationId, to);
      return {};
    },
  };
}
