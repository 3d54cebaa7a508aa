import type { Handlers } from '../dispatch.ts';
import type { AppContext } from './context.ts';
import { saveNarration } from './save-narration.ts';

/** Saving what was spoken as a file, one save at a time for each narration: a new one ends the one before. */
export function savingHandlers({
  ports,
  downloads,
  closing,
  emit,
  find,
}: AppContext): Pick<Handlers, 'saveNarration' | 'cancelSaving'> {
  const saves = new Map<string, AbortController>();

  return {
    async saveNarration(request) {
      const { narrationId } = request;
      const { saving, playback } = ports.settings.current.preferences;
      const stop = new AbortController();
      saves.get(narrationId)?.abort();
      saves.set(narrationId, stop);
      try {
        return await saveNarration(request, {
          recording: find(narrationId),
          target: ports.saveTarget,
          downloads,
          signal: AbortSignal.any([closing, stop.signal]),
          subtitles: saving.subtitles === 'none' ? undefined : saving.subtitles,
          evenLoudness: playback.evenLoudness,
          perChapter: saving.perChapter,
          pattern: saving.pattern,
          onProgress: (fraction, secondsLeft) =>
            emit({ name: 'saving', payload: { narrationId, fraction, secondsLeft } }),
        });
      } catch (thrown) {
        if (stop.signal.aborted) return { to: 'cancelled' };
        throw thrown;
      } finally {
        if (saves.get(narrationId) === stop) saves.delete(narrationId);
      }
    },
    async cancelSaving({ narrationId }) {
      saves.get(narrationId)?.abort();
      return {};
    },
  };
}
