import type { Handlers } from '../dispatch.ts';
import { Fault, toAppError } from '../fault.ts';
import { clipText } from './clip-text.ts';
import type { ClipPlace } from '../ports.ts';
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
  const { ports, desk, keeping, longTexts, starting, find, begin } = context;

  const startNarration: Handlers['startNarration'] = async (request) => {
    try {
      const recording = await starting.run((signal) => startRecording(request, context, signal));
      return begin(recording, request.whenBusy);
    } catch (thrown) {
      if (request.fromOutside && thrown instanceof Fault && thrown.error.code === 'text_long')
        longTexts.ask(request, thrown);
      throw thrown;
    }
  };

  /** What lies there, as it is to be spoken. */
  const readClip = async (from: ClipPlace, signal: AbortSignal) => {
    if (!ports.clipboard) throw new Fault('unsupported_here', { what: 'reading the clipboard' });
    const clip = await ports.clipboard.read(from);
    return clipText(clip, ports.settings.current.preferences.reading, signal);
  };

  return {
    startNarration,
    async speakClipboard({ from = 'clipboard', whenBusy }) {
      const given = await starting.run((signal) => readClip(from, signal));
      const { activeProfile: profileId } = ports.settings.current.preferences;
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
      if (narrationId === undefined) starting.stop();
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
