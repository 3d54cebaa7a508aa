import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { appErrorSchema } from '../../../src-preload/contract/errors.ts';
import type { Profile } from '../../../src-preload/contract/profile.ts';
import { Fault } from '../../fault.ts';
import { createNodeFetch } from '../../node-fetch.ts';
import type { Utterance } from '../voice-source.ts';
import type { AppKind } from './app-kind.ts';
import { ask } from './ask.ts';
import { ECHOED, framedAnswers, goodAnswer } from './answers.fixture.ts';
import type { Connection } from './client.ts';
import { garbledAnswers } from './garbled-answers.fixture.ts';
import { readAnswers, readConversations } from './history.ts';
import { openGate } from './gate.fixture.ts';
import { readInfo, readParameters, readWelcome } from './facts.ts';
import { testProfile } from './probe.ts';
import { type RawAnswer, type RawServer, serveRaw } from './raw-server.fixture.ts';
import { createDifySource } from './source.ts';

const SEED = 20_261_124;

let server: RawServer;
let answer: RawAnswer;
/** The kind of an app whose facts are told well, whatever else is wrong; null: nothing is. */
let kind: AppKind | null = null;
const facts = (path: string): RawAnswer | null => {
  if (kind === null || !/^\/v1\/(info|parameters)/.test(path)) return null;
  return goodAnswer(path.includes('info') ? { name: 'A', mode: kind } : { user_input_form: [] });
};
beforeAll(async () => (server = await serveRaw((path) => facts(path) ?? answer)));
afterAll(() => server.close());

/** What came of the answers so far: `sound`, `value`, or an error's code. */
let seen = new Map<string, number>();
afterEach(() => (seen = new Map()));

/** Every road that reads an answer of a server. */
function doors(): Record<string, () => Promise<unknown>> {
  const url = `${server.url}/v1`;
  const timeouts = { firstByte: 1_000, stall: 1_000 };
  const fetch = createNodeFetch({});
  const shared = { name: 'P', url, user: 'u', voice: null, allowPlainHttp: false };
  const seconds = { connect: 1, firstByte: 1, stall: 1 };
  const profile: Profile = { id: 'p', ...shared, timeouts: seconds };
  const open = () =>
    createDifySource({
      open: () => Promise.resolve({ profile, key: ECHOED }),
      fetch,
      gate: openGate(),
    });
  const connection: Connection = { base: url, key: ECHOED, fetch, timeouts };
  const speak = async (what: Omit<Utterance, 'voice'>) => {
    const speech = await open().speak({ ...what, voice: null }, new AbortController().signal);
    for await (const chunk of speech.bytes) expect(chunk.length).toBeGreaterThan(0);
    return 'sound';
  };
  const look = { connection, user: 'u' };
  const put = async (to: AppKind | null, conversationId?: string): Promise<void> => {
    kind = to;
    const heard = { onText: (text: string) => expect(text).toBeTypeOf('string'), onIds: () => undefined };
    try {
      await ask({ ...look, ...heard, question: 'Why?', conversationId }, new AbortController().signal);
    } finally {
      kind = null;
    }
  };
  return {
    text: () => speak({ text: 'Hello' }),
    message: () => speak({ messageId: 'm' }),
    voices: () => open().voices(),
    test: () => testProfile({ ...shared, key: ECHOED, fetch, timeouts: seconds }),
    welcome: () => readWelcome(connection),
    info: () => readInfo(connection),
    parameters: () => readParameters(connection, 'u'),
    conversations: () => readConversations(look, undefined),
    answers: () => readAnswers(look, 'c', undefined),
    ask: () => put('chat'),
    'ask on': () => put('chat', 'c'),
    complete: () => put('completion'),
    'ask an unknown app': () => put(null),
  };
}

/** Runs it to its end; what it throws must be a Fault that the contract takes and that keeps the key to itself. */
async function check(run: () => Promise<unknown>): Promise<void> {
  let came: string;
  try {
    const value = await run();
    came = value === 'sound' ? value : 'value';
    expectNoKey(value);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(Fault);
    const { error } = thrown as Fault;
    expect(appErrorSchema.parse(error)).toEqual(error);
    expect(error.code).not.toBe('internal');
    expect(error.detail ?? '').not.toMatch(/<[a-z][^>]*>/i);
    expectNoKey(error);
    came = error.code;
  }
  seen.set(came, (seen.get(came) ?? 0) + 1);
}

/** Not in another letter case, and not taken apart by spaces. */
function expectNoKey(value: unknown): void {
  const plain = JSON.stringify(value ?? null).replaceAll(/\s|\\n/g, '');
  expect(plain.toLowerCase()).not.toContain(ECHOED);
}

/** Puts each answer to the road that speaks, and to one of the others. A failure prints the seed and the answer. */
async function fuzz(answers: fc.Arbitrary<RawAnswer>, numRuns: number): Promise<void> {
  const { text, ...others } = doors();
  await fc.assert(
    fc.asyncProperty(answers, fc.constantFrom(...Object.values(others)), async (given, other) => {
      answer = given;
      await check(text!);
      await check(other);
    }),
    { numRuns, seed: SEED },
  );
  expect(server.open()).toBeLessThan(20);
}

it(
  'ends with a value or with a Fault, whatever the status, headers and body',
  { timeout: 120_000 },
  async () => {
    const before = server.answered();
    await fuzz(framedAnswers, 10_000);
    expect(server.answered() - before).toBeGreaterThan(20_000);
    for (const came of [
      'sound',
      'value',
      'key_refused',
      'login_page',
      'server_redirected',
      'audio_cut',
      'answer_failed',
    ])
      expect.soft(seen.get(came) ?? 0, came).toBeGreaterThan(20);
  },
);

it('ends with a value or with a Fault, where an answer is no HTTP at all', { timeout: 120_000 }, async () => {
  await fuzz(garbledAnswers, 2_000);
  for (const came of ['url_not_dify', 'server_unreachable', 'audio_cut'])
    expect.soft(seen.get(came) ?? 0, came).toBeGreaterThan(20);
});
