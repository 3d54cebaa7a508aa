import { z } from 'zod';
import { Fault } from '../../fault.ts';
import { type FormField, formSchema } from './app-form.ts';
import { askFault, codeOf } from './ask-fault.ts';
import type { Connection } from './client.ts';
import { readInfo } from './facts.ts';
import { readJson } from './read-json.ts';

/** How an app is asked: `chat` at `/chat-messages`, in conversations; `completion` at `/completion-messages`. */
export type AppKind = 'chat' | 'completion';

/** Dify's modes that can be asked a question: https://docs.dify.ai/en/guides/application-orchestrate/readme */
const kinds: Readonly<Record<string, AppKind>> = {
  chat: 'chat',
  'agent-chat': 'chat',
  'advanced-chat': 'chat',
  agent: 'chat',
  completion: 'completion',
};

/** What one look at an app takes. */
export interface Look {
  readonly connection: Connection;
  readonly user: string;
  readonly signal?: AbortSignal | undefined;
}

/** Throws a Fault `app_cannot_answer` for a workflow and whatever else has no question. */
export async function readKind(look: Look): Promise<AppKind> {
  const mode = await readMode(look);
  if (mode === null) return probeKind(look);
  const kind = kinds[mode];
  if (!kind) throw new Fault('app_cannot_answer', { mode });
  return kind;
}

/** The variables that an app asks for before its first question. */
export async function readForm({ connection, user, signal }: Look): Promise<FormField[]> {
  const { user_input_form: form } = await readJson(connection, {
    path: '/parameters',
    query: { user },
    schema: z.object({ user_input_form: formSchema.catch([]) }),
    fault: (answer) => askFault(answer, connection.key, false),
    signal,
  });
  return form;
}

/** The mode by its name; null on servers from before `/info` named it. */
async function readMode({ connection, signal }: Look): Promise<string | null> {
  try {
    return (await readInfo(connection, signal)).value.mode;
  } catch (thrown) {
    if (thrown instanceof Fault && thrown.error.code === 'url_not_dify') return null;
    throw thrown;
  }
}

/** Without the mode: only chat apps have conversations, and Dify says so of others. */
async function probeKind({ connection, user, signal }: Look): Promise<AppKind> {
  let notChat = false;
  try {
    await readJson(connection, {
      path: '/conversations',
      query: { user, limit: '1' },
      schema: z.unknown(),
      fault: (answer) => {
        notChat = codeOf(answer) === 'not_chat_app';
        return askFault(answer, connection.key, false);
      },
      signal,
    });
    return 'chat';
  } catch (thrown) {
    if (notChat) return 'completion';
    throw thrown;
  }
}
