import { z } from 'zod';
import type { Answer, Conversation } from '../../../src-preload/contract/answers.ts';
import { Fault } from '../../fault.ts';
import { beginning } from '../../text/beginning.ts';
import { withoutThinking } from '../../text/thinking.ts';
import type { TextAnswer } from './answers.ts';
import { type Look, readKind } from './app-kind.ts';
import { askFault, codeOf } from './ask-fault.ts';
import { readJson } from './read-json.ts';

/** Entries of one page; Dify takes 1 to 100. */
const PAGE = 20;
const seconds = z.number().nullable().catch(null);
const text = z.string().catch('');
const id = z.string().min(1).max(100);

/** A list whose entries that are not understood are left out. */
const pageOf = <T>(entry: z.ZodType<T>) =>
  z.object({
    has_more: z.boolean().catch(false),
    data: z
      .array(entry.nullable().catch(null))
      .transform((entries) =>
        entries.filter((known): known is Awaited<T> & NonNullable<T> => known !== null),
      ),
  });

const conversationSchema = z.object({ id, name: text, created_at: seconds, updated_at: seconds });
const messageSchema = z.object({ id, query: text, answer: text, created_at: seconds });

/**
 * A page of the user's conversations, the newest first: `GET /conversations`. Those of Dify's web page belong to
 * another kind of user and are not among them. Rejects with a Fault: `app_keeps_no_list` for a completion app,
 * `app_cannot_answer` for a workflow.
 */
export async function readConversations(
  look: Look,
  after: string | undefined,
): Promise<{ conversations: Conversation[]; more: boolean }> {
  const page = await readPage(look, '/conversations', conversationSchema, {
    last_id: after,
    sort_by: '-updated_at',
  });
  const conversations = page.data.map((found) => ({
    id: found.id,
    name: found.name.trim().slice(0, 200).toWellFormed(),
    updatedAt: found.updated_at ?? found.created_at,
  }));
  return { conversations, more: page.has_more };
}

/**
 * A page of a conversation's answers, the newest first: `GET /messages`, whose own pages have the oldest first and
 * go back in time. Rejects with a Fault: `conversation_gone` too.
 */
export async function readAnswers(
  look: Look,
  conversationId: string,
  before: string | undefined,
): Promise<{ answers: Answer[]; more: boolean }> {
  const page = await readPage(look, '/messages', messageSchema, {
    conversation_id: conversationId,
    first_id: before,
  });
  const answers = page.data.map((found) => ({
    messageId: found.id,
    question: beginning(found.query),
    answer: beginning(withoutThinking(found.answer)),
    createdAt: found.created_at,
  }));
  return { answers: answers.reverse(), more: page.has_more };
}

async function readPage<T>(
  look: Look,
  path: string,
  entry: z.ZodType<T>,
  query: Readonly<Record<string, string | undefined>>,
) {
  const { connection, user, signal } = look;
  let refused: TextAnswer | undefined;
  try {
    return await readJson(connection, {
      path,
      query: { user, limit: String(PAGE), ...query },
      schema: pageOf(entry),
      fault: (answer) => {
        refused = answer;
        return askFault(answer, connection.key, 'conversation_id' in query || query['last_id'] !== undefined);
      },
      signal,
    });
  } catch (thrown) {
    if (!refused || codeOf(refused) !== 'not_chat_app') throw thrown;
    // A workflow says so by its own Fault.
    await readKind(look);
    throw new Fault('app_keeps_no_list');
  }
}
