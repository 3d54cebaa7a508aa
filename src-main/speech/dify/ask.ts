import { cancelled, Fault } from '../../fault.ts';
import { AnswerText } from './answer-text.ts';
import { defaultInputs, inputsWithQuestion } from './app-form.ts';
import { type AppKind, type Look, readForm, readKind } from './app-kind.ts';
import { askFault } from './ask-fault.ts';
import { type Exchange, request } from './client.ts';
import { readWhole } from './read-json.ts';
import { readEvents, type StreamEvent } from './sse.ts';
import { stopAnswer } from './stop-answer.ts';

/** What Dify calls an answer. Told once, with the first event that names it. */
export interface AnswerIds {
  readonly messageId: string;
  /** Null for a completion app, which has no conversations. */
  readonly conversationId: string | null;
}

export interface Question extends Omit<Look, 'signal'> {
  readonly question: string;
  /** Goes on in this conversation of a chat app; a completion app passes over it. */
  readonly conversationId?: string | undefined;
  /** All of the answer so far, without what a model thinks aloud. */
  readonly onText: (text: string) => void;
  readonly onIds: (ids: AnswerIds) => void;
}

/**
 * Asks the app, and resolves once its answer is whole: `POST /chat-messages` or `/completion-messages`, streamed.
 * Rejects with a Fault: `answer_failed` when the answer broke off, `answer_empty`, `cancelled` by the signal (then
 * the app is told to stop writing), `app_cannot_answer`, `app_needs_more`, `conversation_gone`, or why no answer came.
 */
export async function ask(asked: Question, signal: AbortSignal): Promise<void> {
  const { connection, user } = asked;
  const look = { connection, user, signal };
  const [kind, form] = await Promise.all([readKind(look), readForm(look)]);
  const inputs = kind === 'chat' ? defaultInputs(form) : inputsWithQuestion(form, asked.question);

  // The stream outlives the signal for as long as it takes to tell the app.
  const transport = new AbortController();
  const task = Promise.withResolvers<string>();
  const stop = (): void => {
    void stopAnswer(asked, kind, task.promise, transport.signal).finally(() => transport.abort());
  };
  if (signal.aborted) throw cancelled();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const exchange = await request(connection, {
      path: `/${kind}-messages`,
      json: body(asked, kind, inputs),
      signal: transport.signal,
      cut: 'answer_failed',
    });
    await readAnswer(asked, kind, exchange, { onTask: task.resolve, stopped: () => signal.aborted });
  } catch (thrown) {
    throw signal.aborted ? cancelled() : thrown;
  } finally {
    signal.removeEventListener('abort', stop);
    if (!signal.aborted) transport.abort();
  }
  if (signal.aborted) throw cancelled();
}

/** A completion app has its question among the inputs; servers of long ago want it beside them too. */
function body(asked: Question, kind: AppKind, inputs: Record<string, unknown>): Record<string, unknown> {
  const { question: query, user, conversationId } = asked;
  const common = { inputs, query, response_mode: 'streaming', user };
  if (kind === 'completion') return common;
  return { ...common, auto_generate_name: true, ...(conversationId && { conversation_id: conversationId }) };
}

interface Following {
  readonly onTask: (taskId: string) => void;
  /** Nobody listens any more: only the task's name is of interest. */
  readonly stopped: () => boolean;
}

async function readAnswer(
  asked: Question,
  kind: AppKind,
  exchange: Exchange,
  following: Following,
): Promise<void> {
  const { key } = asked.connection;
  const inConversation = asked.conversationId !== undefined;
  if (exchange.status !== 200 || /html|json/.test(exchange.contentType)) {
    const answer = await readWhole(exchange).catch((thrown: unknown) => {
      if (thrown instanceof Fault && thrown.error.code === 'cancelled') throw thrown;
      return { ...exchange, text: '' };
    });
    throw askFault(answer, key, inConversation);
  }
  const text = new AnswerText((words) => {
    if (!following.stopped()) asked.onText(words);
  });
  let named = false;
  for await (const event of readEvents(exchange.bytes, key)) {
    if (event.task_id) following.onTask(event.task_id);
    if (!named && event.message_id) {
      named = true;
      const conversationId = kind === 'chat' ? (event.conversation_id ?? null) : null;
      asked.onIds({ messageId: event.message_id, conversationId });
    }
    if (event.event === 'error') {
      const said = { status: event.status ?? 500, text: JSON.stringify(event) };
      throw askFault({ ...exchange, ...said, contentType: 'application/json' }, key, inConversation);
    }
    if (event.event === 'message_end') {
      text.end();
      return;
    }
    take(event, text);
  }
  throw new Fault('answer_failed', undefined, 'the stream ended before the answer did');
}

/** Of all that a server tells, only the words of the answer are used: not its tools, files, steps and sound. */
function take({ event, answer = '' }: StreamEvent, text: AnswerText): void {
  if (event === 'message' || event === 'agent_message') text.add(answer);
  else if (event === 'message_replace') text.replace(answer);
}
