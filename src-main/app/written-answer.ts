import type { AnswerIds } from '../speech/dify/ask.ts';
import type { Look } from '../speech/dify/app-kind.ts';
import type { WrittenText } from '../speech/voice-source.ts';

interface WrittenAnswerOptions {
  readonly question: string;
  readonly conversationId: string | undefined;
  /** Called for each try. */
  readonly connect: () => Promise<Omit<Look, 'signal'>>;
  /** The app has begun to answer, and names what it writes. */
  readonly onIds: (ids: AnswerIds) => void;
  /** It writes no more: how far it came. */
  readonly onWritten: (ids: AnswerIds, text: string) => void;
}

/** The answer of a profile's app to a question, as it is written. */
export const writtenAnswer = (options: WrittenAnswerOptions): WrittenText => ({
  async write(onText, signal) {
    const { ask } = await import('../speech/dify/ask.ts');
    let ids: AnswerIds | null = null;
    let written = '';
    try {
      await ask(
        {
          ...(await options.connect()),
          question: options.question,
          conversationId: options.conversationId,
          onText(text) {
            written = text;
            onText(text);
          },
          onIds(known) {
            ids = known;
            options.onIds(known);
          },
        },
        signal,
      );
    } finally {
      if (ids) options.onWritten(ids, written);
    }
  },
});
