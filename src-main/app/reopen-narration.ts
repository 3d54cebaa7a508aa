import { Fault, toAppError } from '../fault.ts';
import type { NarrationRow } from '../library/rows.ts';
import { Recording } from '../narration/recording.ts';
import type { Content } from '../narration/recording-options.ts';
import type { AppContext } from './context.ts';
import { newRecording } from './new-recording.ts';
import type { Speaker } from './sources.ts';

/**
 * A kept narration as a recording, with all that was made of it. What is missing is asked of the speaker it was
 * begun with; where he is gone, the sound that is there can still be heard. Rejects with a Fault `narration_gone`, or
 * `answer_empty` when an answer never came to a first sentence.
 */
export async function reopenNarration(
  id: string,
  context: AppContext,
  /** Who is told in place of the windows. */
  onChange?: () => void,
): Promise<Recording> {
  const library = await context.keeping.library();
  const row = library.find(id);
  const speaker = await speakerOf(row, context);
  const { text, plan, keeper } = await library.reopen(row, speaker.identify);
  if (plan.pieces.length === 0) throw new Fault('answer_empty');
  const place = row.place === null ? null : { piece: row.place, offset: row.second ?? 0 };
  context.keeping.reopened(id, place);
  const { title } = row;
  const content: Content =
    row.message === null
      ? { text, plan, title, answer: row.answer }
      : { messageId: row.message, plan, title };
  return Recording.start({
    ...newRecording(context, speaker, id),
    ...content,
    speaker: row.speaker,
    from: Math.min(row.place ?? 0, plan.pieces.length - 1),
    keep: () => Promise.resolve(keeper),
    ...(onChange && { onChange }),
  });
}

async function speakerOf(row: NarrationRow, { sources }: AppContext): Promise<Speaker> {
  try {
    return await sources.openToSpeak(row.profile, row.voice);
  } catch (thrown) {
    const { code, params, detail } = toAppError(thrown);
    const absent = (): Promise<never> => Promise.reject(new Fault(code, params, detail));
    return {
      source: { voices: absent, speak: absent },
      ...{ voice: row.voice, profileId: row.profile, name: row.speaker, identify: absent },
    };
  }
}
