import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChatKnobs } from '../../../e2e/fixtures/dify-chat.ts';
import { type DifyServer, startDifyServer } from '../../../e2e/fixtures/dify-server.ts';
import { Fault } from '../../fault.ts';
import { ask } from './ask.ts';

async function serving(chat: Partial<ChatKnobs>): Promise<DifyServer> {
  const server = await startDifyServer({ chat });
  onTestFinished(() => server.close());
  return server;
}

/** What is sent to the app for a question, or why nothing is. */
async function asked(server: DifyServer, question = 'Why?'): Promise<unknown> {
  const timeouts = { connect: 20_000, firstByte: 20_000, stall: 20_000 };
  const connection = { base: server.url, key: server.key, fetch, timeouts };
  const quiet = { onText: () => undefined, onIds: () => undefined };
  try {
    await ask({ connection, user: 'desk-1', question, ...quiet }, new AbortController().signal);
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.error;
    throw thrown;
  }
  const { path, body } = server.requests.find(({ method }) => method === 'POST')!;
  return { path, inputs: (body as { inputs: unknown }).inputs };
}

const text = (variable: string, more: object = {}) => ({
  'text-input': { label: `The ${variable}`, variable, required: true, max_length: 48, default: '', ...more },
});
const paragraph = (variable: string) => ({ paragraph: { label: variable, variable, required: false } });
const select = (more: object = {}) => ({
  select: { label: 'Tone', variable: 'tone', required: true, options: ['calm', 'warm'], ...more },
});

describe('the kind of an app decides where it is asked', () => {
  it.each(['chat', 'agent-chat', 'advanced-chat', 'agent'])('%s', async (mode) => {
    expect(await asked(await serving({ mode }))).toEqual({ path: '/v1/chat-messages', inputs: {} });
  });

  it('completion', async () => {
    const server = await serving({ mode: 'completion', form: [text('query')] });
    expect(await asked(server)).toEqual({ path: '/v1/completion-messages', inputs: { query: 'Why?' } });
  });

  it('none of its name: by whether it has conversations', async () => {
    const [chat, completion] = await Promise.all([
      serving({ info: false }),
      serving({ info: false, mode: 'completion' }),
    ]);
    expect(await asked(chat)).toMatchObject({ path: '/v1/chat-messages' });
    expect(await asked(completion)).toMatchObject({ path: '/v1/completion-messages' });
  });

  it.each(['workflow', 'something-new'])('%s cannot be asked', async (mode) => {
    const server = await serving({ mode });
    expect(await asked(server)).toEqual({ code: 'app_cannot_answer', params: { mode } });
    expect(server.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});

describe('the form of an app', () => {
  it('gets its defaults, which Dify takes from nobody else', async () => {
    const form = [
      select({ default: 'warm' }),
      { number: { variable: 'most', required: true, default: 3 } },
      paragraph('notes'),
    ];
    expect(await asked(await serving({ form }))).toMatchObject({ inputs: { tone: 'warm', most: 3 } });
  });

  it('may ask for more than a question', async () => {
    const form = [text('topic'), select(), paragraph('notes')];
    expect(await asked(await serving({ form }))).toEqual({
      code: 'app_needs_more',
      params: { fields: 'The topic, Tone' },
    });
    const file = { 'file-list': { variable: 'papers', label: '', required: true } };
    expect(await asked(await serving({ form: [file] }))).toMatchObject({ params: { fields: 'papers' } });
  });

  it.each([
    ['its query', [text('topic', { default: 'birds' }), text('query')], { topic: 'birds', query: 'Why?' }],
    [
      'its first text',
      [select({ default: 'calm' }), paragraph('story'), text('b', { required: false })],
      { tone: 'calm', story: 'Why?' },
    ],
    ['nothing but the prompt', [], {}],
  ])('of a completion app takes the question as %s', async (_, form, inputs) => {
    expect(await asked(await serving({ mode: 'completion', form }))).toMatchObject({ inputs });
  });

  it('of a completion app may need more, or less', async () => {
    const more = await serving({ mode: 'completion', form: [text('query'), select()] });
    expect(await asked(more)).toMatchObject({ code: 'app_needs_more', params: { fields: 'Tone' } });
    const less = await serving({ mode: 'completion', form: [text('query')] });
    expect(await asked(less, 'a'.repeat(49))).toEqual({ code: 'question_long', params: { limit: 48 } });
  });

  it('that is odd is passed over', async () => {
    const form = [null, 4, { 'text-input': null }, { select: { options: [] } }];
    expect(await asked(await serving({ form }))).toMatchObject({ inputs: {} });
  });

  it('that the server alone understands is told by what the server says', async () => {
    const form = [text('topic', { required: 'yes' })];
    expect(await asked(await serving({ form }))).toMatchObject({
      code: 'app_needs_more',
      params: { fields: 'topic' },
    });
  });
});
