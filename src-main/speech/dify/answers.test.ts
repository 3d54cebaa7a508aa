import { defaultTimeouts } from '../../../src-preload/contract/profile.ts';
import { describe, expect, it } from 'vitest';
import { errorCodes, errorRow, errorWords } from '../../../src-preload/contract/errors.ts';
import { serve } from '../../../e2e/fixtures/loopback.ts';
import { Fault } from '../../fault.ts';
import { answerCases, type AnswerCase, json, page } from './answer-cases.fixture.ts';
import { answerTable } from './answer-table.ts';
import { answerRow } from './answers.ts';
import { openGate } from './gate.fixture.ts';
import { createDifySource } from './source.ts';

/** Node's fetch, which has no proxy, hides a 407; Electron's does not. */
const byElectronOnly = page(407, '<html>Proxy</html>', 'login_page');

const speak = async (answer: AnswerCase, key: string) => {
  const server = await serve((_, response) => {
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  const profile = {
    id: 'p',
    name: 'P',
    url: `${server.url}/v1`,
    user: 'u',
    voice: null,
    allowPlainHttp: false,
    timeouts: defaultTimeouts,
  };
  try {
    const open = () => Promise.resolve({ profile, key });
    await createDifySource({ open, fetch, gate: openGate() }).speak(
      { text: 'Hello', voice: null },
      AbortSignal.any([]),
    );
    return undefined;
  } catch (thrown) {
    return thrown;
  } finally {
    await server.close();
  }
};

describe('answers of text-to-audio', () => {
  it.each(answerCases)('$name → $gives', async (answer) => {
    const thrown = await speak(answer, 'app-secret');
    expect(thrown).toBeInstanceOf(Fault);
    const { code, params, detail } = (thrown as Fault).error;
    expect(code).toBe(answer.gives);
    // The words of what is not known show the status, as the server gave it.
    expect(errorWords({ code, ...(params && { params }) })).not.toContain('…');
    expect(detail).toContain(`HTTP ${answer.status}`);
    expect(detail).not.toMatch(/<|\n/);
  });

  it('uses every row of the table, and only known codes', () => {
    const rows = [...answerCases, byElectronOnly].map(({ status, headers, body }) =>
      answerRow({
        status,
        contentType: headers['content-type']?.split(';')[0] ?? '',
        version: headers['x-version'] ?? null,
        text: body,
      }),
    );
    expect(answerTable.filter((row) => !rows.includes(row))).toEqual([]);
    for (const row of answerTable) expect(errorCodes).toContain(row.gives);
  });

  /** What the narrator does by itself, and what it means for everything else that is asked of this profile. */
  it.each([
    [
      'never',
      'person',
      ['key_refused', 'app_off', 'speech_off', 'speech_no_model', 'quota_used_up', 'url_not_dify'],
    ],
    ['never', 'none', ['provider_refused', 'audio_mismatched', 'server_refused', 'nothing_speakable']],
    ['never', 'server', ['login_page']],
    [
      'once',
      'none',
      ['audio_empty', 'audio_unreadable', 'provider_failed', 'server_unexpected', 'message_silent'],
    ],
    [
      'backoff',
      'server',
      ['provider_busy', 'server_busy', 'server_failed', 'server_timeout', 'server_unreachable'],
    ],
    ['backoff', 'server', ['audio_cut']],
  ] as const)('retries %s, and holds for %s: %j', (retry, hold, codes) => {
    for (const code of codes) expect.soft(errorRow(code), code).toMatchObject({ retry, hold });
  });

  it('shows the status and the beginning of what is not known', async () => {
    const words = 'No \u0000\u001b[31m coffee. '.repeat(30);
    const answer = { ...page(418, words, 'server_unexpected'), headers: { 'content-type': 'text/plain' } };
    const { code, params, detail = '' } = ((await speak(answer, 'app-secret')) as Fault).error;
    expect(errorWords({ code, ...(params && { params }) })).toContain('418');
    expect(detail).toMatch(/^HTTP 418 text\/plain: No \[31m coffee\. No/);
    expect(detail.length).toBeLessThan(250);
    expect(detail).not.toMatch(/\p{Cc}/u);
  });

  it.each([401, 429, 500, 503, 418])('tells how long to wait after a %i', async (status) => {
    const answer = page(status, 'no', 'server_busy', { 'retry-after': '17' });
    expect(await speak(answer, 'app-secret')).toMatchObject({ retryAfter: 17 });
  });

  it.each([
    ['a plain echo', 'Bearer app-Secret$1 is invalid'],
    ['another letter case', 'APP-SECRET$1'],
    ['an echo broken by tags', 'app-<b></b>Secret$1'],
    ['an echo at the place of shortening', `${'x'.repeat(192)} app-Secret$1`],
  ])('never repeats the key: %s', async (_, message) => {
    for (const answer of [
      json(401, 'unauthorized', message, 'key_refused'),
      json(400, message, message, 'server_unexpected'),
    ]) {
      const thrown = await speak(answer, 'app-Secret$1');
      expect(JSON.stringify((thrown as Fault).error).replaceAll(/\s/g, '')).not.toMatch(
        /app-secret|Secret\$/i,
      );
    }
  });
});
