import type { Handlers } from '../dispatch.ts';
import { Fault } from '../fault.ts';
import type { AppContext } from './context.ts';

/** Answers of Dify apps: those that are there, and new ones. */
export function answerHandlers({
  ports,
}: AppContext): Pick<Handlers, 'listConversations' | 'listAnswers' | 'askApp'> {
  ports.log('answers are not built yet');
  return {
    listConversations: () => Promise.reject(new Fault('unsupported_here', { what: 'conversations' })),
    listAnswers: () => Promise.reject(new Fault('unsupported_here', { what: 'answers' })),
    askApp: () => Promise.reject(new Fault('unsupported_here', { what: 'asking' })),
  };
}
