import type { Handlers } from '../dispatch.ts';
import { askRecording } from './ask-recording.ts';
import type { AppContext } from './context.ts';

/** Remembered answers of one page. */
const PAGE = 20;

/** Answers of Dify apps: those that are there, and new ones. */
export function answerHandlers(
  context: AppContext,
): Pick<Handlers, 'listConversations' | 'listAnswers' | 'askApp'> {
  // What talks to an app is loaded when it is first needed.
  const toAsk = async (profileId: string) => {
    const { connectApp } = await import('./connect-app.ts');
    return connectApp(context, profileId);
  };
  const toList = async (profileId: string) => {
    const { connectApp } = await import('./connect-app.ts');
    const { factsTimeouts } = await import('../speech/dify/facts.ts');
    return connectApp(context, profileId, factsTimeouts);
  };

  return {
    async listConversations({ profileId, after }) {
      const { readConversations } = await import('../speech/dify/history.ts');
      return readConversations(await toList(profileId), after);
    },
    async listAnswers({ profileId, conversationId, before }) {
      if (conversationId !== null) {
        const { readAnswers } = await import('../speech/dify/history.ts');
        return readAnswers(await toList(profileId), conversationId, before);
      }
      const { answers } = await context.memory.of(profileId);
      const from = answers.findIndex(({ messageId }) => messageId === before) + 1;
      return { answers: answers.slice(from, from + PAGE), more: answers.length > from + PAGE };
    },
    async askApp(request) {
      const recording = await askRecording(request, context, () => toAsk(request.profileId));
      return context.begin(recording, request.whenBusy);
    },
  };
}
