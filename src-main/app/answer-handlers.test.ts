import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatKnobs } from '../../e2e/fixtures/dify-chat.ts';
import { type DifyServer, startDifyServer } from '../../e2e/fixtures/dify-server.ts';
import type { Bridge } from '../../src-preload/bridge.ts';
import type { App } from '../app.ts';
import { bridgeTo, openApp } from './open-app.fixture.ts';

let home: string;
let app: App;
let server: DifyServer;
let bridge: Bridge;
let profileId: string;

beforeEach(async () => {
  [home, server] = await Promise.all([mkdtemp(join(tmpdir(), 'voicetray-answers-')), startDifyServer()]);
  app = await openApp(home);
  bridge = bridgeTo(app);
  const draft = { name: 'Work', url: server.url, key: server.key, user: 'desk-1' };
  profileId = (await value(bridge.saveProfile(draft))).id;
});
afterEach(async () => {
  await app.close();
  await server.close();
  await rm(home, { recursive: true, force: true });
});

async function value<T>(answer: Promise<{ ok: true; value: T } | { ok: false; error: object }>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const appIs = (changes: Partial<ChatKnobs>): void => void Object.assign(server.chat.knobs, changes);

/** Asks, and waits until the answer is written. */
async function asked(question: string, conversationId?: string): Promise<string> {
  const conversation = { ...(conversationId && { conversationId }) };
  const { narrationId } = await value(bridge.askApp({ profileId, question, ...conversation }));
  await expect
    .poll(async () => (await value(bridge.getNarration({ narrationId }))).narration.growing)
    .toBe(false);
  return narrationId;
}

describe('an app that is asked', () => {
  it('is a narration under the question’s name, and tells the conversation', async () => {
    const told: object[] = [];
    bridge.on('conversation', (conversation) => told.push(conversation));
    const narrationId = await asked('What is a heron?');
    const { narration, answer } = await value(bridge.getNarration({ narrationId }));
    expect(narration).toMatchObject({ title: 'What is a heron?', speaker: 'Work', profileId });
    expect(answer).toBe('You asked: What is a heron?');
    const { conversations } = await value(bridge.listConversations({ profileId }));
    expect(told).toEqual([{ narrationId, profileId, conversationId: conversations[0]?.id }]);
    await asked('And then?', conversations[0]?.id);
    expect((await value(bridge.listConversations({ profileId }))).conversations).toHaveLength(1);
    const conversationId = conversations[0]?.id ?? null;
    const { answers } = await value(bridge.listAnswers({ profileId, conversationId }));
    expect(answers.map(({ question }) => question)).toEqual(['And then?', 'What is a heron?']);
  });

  it('is remembered, the newest answer first, a page at a time', async () => {
    appIs({ mode: 'completion' });
    for (let n = 1; n <= 22; n += 1) await asked(`Question ${n}`);
    const remembered = (before?: string) =>
      value(bridge.listAnswers({ profileId, conversationId: null, ...(before && { before }) }));
    const { answers, more } = await remembered();
    expect(more).toBe(true);
    expect(answers).toHaveLength(20);
    await expect
      .poll(async () => (await remembered()).answers[0])
      .toMatchObject({ question: 'Question 22', answer: 'You asked: Question 22' });
    const last = await remembered(answers.at(-1)?.messageId);
    expect(last.more).toBe(false);
    expect(last.answers.map(({ question }) => question)).toEqual(['Question 2', 'Question 1']);
  });

  it('is remembered as far as it came, when the answer breaks off', async () => {
    appIs({ breakOff: { after: 1, how: 'error' } });
    const narrationId = await asked('Why?');
    const { narration } = await value(bridge.getNarration({ narrationId }));
    expect(narration.error).toMatchObject({ code: 'answer_failed' });
    await expect
      .poll(async () => (await value(bridge.listAnswers({ profileId, conversationId: null }))).answers)
      .toMatchObject([{ question: 'Why?', answer: 'You asked: ' }]);
  });

  it('is asked anew by a retry, with the key of then', async () => {
    appIs({ breakOff: { after: 0, how: 'cut' } });
    const narrationId = await asked('Why?');
    expect((await value(bridge.getNarration({ narrationId }))).narration.state).toBe('failed');
    await value(bridge.retryNarration({ narrationId }));
    await expect
      .poll(async () => (await value(bridge.getNarration({ narrationId }))).answer)
      .toBe('You asked: Why?');
    const posts = server.requests.filter(({ path }) => path === '/v1/chat-messages');
    expect(posts).toHaveLength(2);
  });

  it('is told to stop, also at the end of the program', async () => {
    const reply = () => Array<string>(50).fill('And more. ');
    appIs({ reply, pace: 100 });
    const { narrationId } = await value(bridge.askApp({ profileId, question: 'Why?' }));
    await expect
      .poll(async () => (await value(bridge.getNarration({ narrationId }))).answer)
      .toContain('And more.');
    await app.close();
    expect(server.chat.stopped).toHaveLength(1);
  });

  it('is spoken as the rules of pronunciation say, and shown as it was written', async () => {
    const { id, from, to } = { id: 'a', from: 'heron', to: 'hairon' };
    const rule = { id, from, to, kind: 'word' as const, matchCase: false, language: null, enabled: true };
    await value(bridge.updatePreferences({ pronunciation: [rule] }));
    const narrationId = await asked('What is a heron?');
    expect((await value(bridge.getNarration({ narrationId }))).answer).toBe('You asked: What is a heron?');
    const spoken = (): unknown[] =>
      server.requests.filter(({ path }) => path === '/v1/text-to-audio').map(({ body }) => body);
    await expect.poll(spoken).toMatchObject([{ text: 'You asked: What is a hairon?' }]);
  });

  it('needs words, and a profile that is there', async () => {
    expect(await bridge.askApp({ profileId, question: ' \n ' })).toMatchObject({
      error: { code: 'text_empty' },
    });
    expect(await bridge.askApp({ profileId: 'gone', question: 'Why?' })).toMatchObject({
      error: { code: 'profile_missing' },
    });
    expect(await bridge.listConversations({ profileId: 'gone' })).toMatchObject({
      error: { code: 'profile_missing' },
    });
  });
});
