import { randomUUID } from 'node:crypto';
import type { ParsedRequestOf } from '../../src-preload/contract/api.ts';
import { Fault } from '../fault.ts';
import { Recording } from '../narration/recording.ts';
import type { Look } from '../speech/dify/app-kind.ts';
import type { WrittenText } from '../speech/voice-source.ts';
import { beginning } from '../text/beginning.ts';
import type { AppContext } from './context.ts';
import { newRecording } from './new-recording.ts';
import { writtenAnswer } from './written-answer.ts';

/**
 * From a question to a recording that is ready to ask it, anew at each try. Throws a Fault for a question without
 * words, and for a profile that is not there.
 */
export async function askRecording(
  { profileId, question, conversationId }: ParsedRequestOf<'askApp'>,
  context: AppContext,
  connect: () => Promise<Omit<Look, 'signal'>>,
): Promise<Recording> {
  const { ports, sources, emit } = context;
  if (question.trim() === '') throw new Fault('text_empty');
  const speaker = await sources.openToSpeak(profileId, undefined);
  const id = randomUUID();
  const remember = rememberer(profileId, question, context);
  const written = writtenAnswer({
    question,
    conversationId,
    connect,
    onIds({ messageId, conversationId: named }) {
      remember(messageId, '');
      if (named === null) return;
      emit({ name: 'conversation', payload: { narrationId: id, profileId, conversationId: named } });
    },
    onWritten: ({ messageId }, text) => remember(messageId, text),
  });
  return Recording.start({
    ...newRecording(context, speaker, id),
    written: followed(written, context.writing),
    question,
    pauses: ports.settings.current.preferences.pauses,
    manner: ports.settings.current.preferences,
  });
}

/** The same text, known among those that are being written. */
const followed = (text: WrittenText, writing: Set<Promise<unknown>>): WrittenText => ({
  async write(onText, signal) {
    const work = text.write(onText, signal);
    writing.add(work);
    await work.finally(() => writing.delete(work));
  },
});

/** Keeps what is known of an answer by now, so that it can be heard again by its id. */
function rememberer(profileId: string, question: string, { memory, ports }: AppContext) {
  const createdAt = Math.floor(Date.now() / 1000);
  return (messageId: string, answer: string): void => {
    const known = { messageId, question: beginning(question), answer: beginning(answer), createdAt };
    memory.addAnswer(profileId, known).catch((thrown: unknown) => ports.log(`memory: ${String(thrown)}`));
  };
}
