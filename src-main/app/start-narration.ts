import type { ParsedRequestOf } from '../../src-preload/contract/api.ts';
import { MAX_TEXT } from '../../src-preload/contract/narration.ts';
import { speechMinutes } from '../../src-preload/contract/timeline.ts';
import { cancelled, Fault } from '../fault.ts';
import type { Plan } from '../narration/plan.ts';
import { Recording } from '../narration/recording.ts';
import type { AppContext } from './context.ts';
import { followedBy } from './followed-by.ts';
import { newRecording } from './new-recording.ts';
import { planText } from './text-work.ts';

/** A message is spoken whole by Dify: one piece, whose words are not known here. */
const messagePlan: Plan = {
  pieces: [{ index: 0, start: 0, end: 0, words: '', sentences: [], pauseAfter: 0, pauseKind: 'none' }],
  chapters: [],
};

/**
 * From what was asked for to a recording that is ready to be made. Throws a Fault for a text that cannot be
 * spoken, for a long one that was not agreed to, and for a voice or profile that is not there; `cancelled` when the
 * signal says so, while a long text is still being taken apart.
 */
export async function startRecording(
  request: ParsedRequestOf<'startNarration'>,
  context: AppContext,
  signal: AbortSignal,
): Promise<Recording> {
  const { ports, sources } = context;
  const { messageId, profileId } = request;
  const { preferences } = ports.settings.current;
  const text = messageId === undefined ? (request.text ?? '') : undefined;
  if (messageId !== undefined && profileId === null) {
    throw new Fault('unsupported_here', { what: 'a Dify message needs a Dify profile' });
  }
  // What stands in the way of speaking at all is told before a long text is taken apart.
  const speaker = await sources.openToSpeak(profileId, request.voice);
  const plan =
    text === undefined
      ? messagePlan
      : await planText(text, request.markup ?? 'auto', followedBy(speaker, preferences), signal);
  if (text !== undefined && text.length > preferences.askAbove && !request.longAccepted) {
    throw new Fault('text_long', estimate(text, plan));
  }
  if (signal.aborted) throw cancelled();
  return Recording.start({
    ...newRecording(context, speaker),
    ...titled(request.title),
    ...(messageId === undefined ? { text: text ?? '', plan } : { messageId, plan }),
  });
}

const titled = (title: string | undefined): { title?: string } => (title === undefined ? {} : { title });

function estimate(text: string, plan: Plan): Record<string, number> {
  return {
    characters: text.length,
    minutes: speechMinutes(text.length),
    pieces: plan.pieces.length,
    limit: MAX_TEXT / 1_000_000,
  };
}
