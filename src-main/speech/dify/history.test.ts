import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChatKnobs } from '../../../e2e/fixtures/dify-chat.ts';
import { type DifyServer, startDifyServer } from '../../../e2e/fixtures/dify-server.ts';
import { type Loopback, serve } from '../../../e2e/fixtures/loopback.ts';
import { Fault } from '../../fault.ts';
import type { Look } from './app-kind.ts';
import { readAnswers, readConversations } from './history.ts';

const PATIENT = { connect: 20_000, firstByte: 20_000, stall: 20_000 };

async function serving(chat: Partial<ChatKnobs> = {}): Promise<DifyServer> {
  const server = await startDifyServer({ chat });
  onTestFinished(() => server.close());
  return server;
}

const look = (server: { url: string; key?: string }, user = 'desk-1'): Look => ({
  connection: {
    base: server.url,
    key: server.key ?? 'app-key',
    fetch,
    timeouts: PATIENT,
  },
  user,
});

async function codeOf(promise: Promise<unknown>): Promise<Fault['error'] | null> {
  try {
    await promise;
    return null;
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.error;
    throw thrown;
  }
}

/** A server whose lists are what the test says. */
async function telling(body: unknown): Promise<Loopback> {
  const server = await serve((_, response) => void response.end(JSON.stringify(body)));
  onTestFinished(() => server.close());
  return server;
}

describe('conversations', () => {
  it('are this user’s alone, the newest first, a page at a time', async () => {
    const server = await serving();
    for (let n = 1; n <= 25; n += 1) {
      const conversation = server.chat.history.open('desk-1', `Talk ${n}`, null);
      server.chat.history.add(conversation, 'desk-1', 'Hi', 'Hello');
    }
    server.chat.history.open('desk-2', 'Not mine', null);
    const first = await readConversations(look(server), undefined);
    expect(first.conversations.map(({ name }) => name)).toEqual(
      Array.from({ length: 20 }, (_, n) => `Talk ${25 - n}`),
    );
    expect(first.more).toBe(true);
    const next = await readConversations(look(server), first.conversations.at(-1)?.id);
    expect(next.conversations.map(({ name }) => name)).toEqual([
      'Talk 5',
      'Talk 4',
      'Talk 3',
      'Talk 2',
      'Talk 1',
    ]);
    expect(next).toMatchObject({
      more: false,
      conversations: [{ updatedAt: expect.any(Number) as number }, {}, {}, {}, {}],
    });
    expect(server.requests.at(-1)?.path).toMatch(
      /^\/v1\/conversations\?user=desk-1&limit=20&last_id=.*&sort_by=-updated_at$/,
    );
  });

  it('are none at first', async () => {
    expect(await readConversations(look(await serving()), undefined)).toEqual({
      conversations: [],
      more: false,
    });
  });

  it('that are not understood are left out', async () => {
    const server = await telling({
      data: [null, { id: 4 }, { id: 'a' }, { id: 'b', name: null, updated_at: 'x', created_at: 5 }],
    });
    expect(await readConversations(look(server), undefined)).toEqual({
      conversations: [
        { id: 'a', name: '', updatedAt: null },
        { id: 'b', name: '', updatedAt: 5 },
      ],
      more: false,
    });
  });

  it.each([
    ['completion', { code: 'app_keeps_no_list' }],
    ['workflow', { code: 'app_cannot_answer', params: { mode: 'workflow' } }],
    ['rag-pipeline', { code: 'app_cannot_answer', params: { mode: 'rag-pipeline' } }],
  ])('of a %s app there are none', async (mode, expected) => {
    const server = await serving({ mode });
    expect(await codeOf(readConversations(look(server), undefined))).toMatchObject(expected);
  });

  it('need the right key', async () => {
    const server = await serving();
    const refused = readConversations(look({ ...server, key: 'app-wrong' }), undefined);
    expect(await codeOf(refused)).toMatchObject({ code: 'key_refused' });
  });
});

describe('answers', () => {
  it('of a conversation are read back in time, the newest first', async () => {
    const server = await serving();
    const conversation = server.chat.history.open('desk-1', 'Talk', null);
    for (let n = 1; n <= 45; n += 1) {
      server.chat.history.add(conversation, 'desk-1', `Question ${n}`, `<think>hm</think>Answer ${n}`);
    }
    const seen: string[] = [];
    let before: string | undefined;
    for (let more = true; more;) {
      const page = await readAnswers(look(server), conversation?.id ?? '', before);
      seen.push(...page.answers.map(({ question, answer }) => `${question}: ${answer}`));
      before = page.answers.at(-1)?.messageId;
      more = page.more;
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, n) => `Question ${45 - n}: Answer ${45 - n}`));
  });

  it('are kept by their beginnings', async () => {
    const server = await serving();
    const conversation = server.chat.history.open('desk-1', 'Talk', null);
    server.chat.history.add(conversation, 'desk-1', '?'.repeat(1000), '😀'.repeat(300_000));
    const [answer] = (await readAnswers(look(server), conversation?.id ?? '', undefined)).answers;
    expect(answer?.question).toBe(`${'?'.repeat(498)}…`);
    expect(answer?.answer).toHaveLength(499);
    expect(answer?.answer.isWellFormed()).toBe(true);
  });

  it('of a conversation that is gone, or another user’s, are not told', async () => {
    const server = await serving();
    const conversation = server.chat.history.open('desk-1', 'Talk', null);
    const id = conversation?.id ?? '';
    expect(await codeOf(readAnswers(look(server, 'desk-2'), id, undefined))).toMatchObject({
      code: 'conversation_gone',
    });
    expect(await codeOf(readAnswers(look(server), 'nothing', undefined))).toMatchObject({
      code: 'conversation_gone',
    });
    expect(await codeOf(readAnswers(look(server), id, undefined))).toBeNull();
  });
});
