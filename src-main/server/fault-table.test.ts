import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src-preload/contract/errors.ts';
import { Fault } from '../fault.ts';
import { answerFault } from '../speech/dify/answers.ts';
import { envelope } from './answer.ts';
import { refusalOf } from './fault-table.ts';
import type { Refusal } from './refusal.ts';

/** What Dify documents for this endpoint, and `invalid_param`, which its servers answer as well. */
const DOCUMENTED = {
  invalid_param: 400,
  provider_not_initialize: 400,
  provider_quota_exceeded: 400,
  completion_request_error: 400,
  internal_server_error: 500,
};

/** What our own client makes of it. */
const understood = (refusal: Refusal): string =>
  answerFault(
    {
      status: refusal.status,
      contentType: 'application/json',
      version: '1.17.0',
      text: JSON.stringify(envelope(refusal)),
    },
    'no key',
  ).error.code;

describe('the answer to a failed voice', () => {
  it.each(errorCodes)('%s is one that Dify documents, and tells no detail', (code) => {
    const refusal = refusalOf(new Fault(code, { voice: 'x' }, 'the words of a text'));
    expect(DOCUMENTED).toHaveProperty(refusal.code, refusal.status);
    expect(refusal.message).not.toContain('the words of a text');
  });

  it.each([
    ['nothing_speakable', 'nothing_speakable'],
    ['voice_unknown', 'provider_refused'],
    ['key_refused', 'speech_no_model'],
    ['profile_missing', 'speech_no_model'],
    ['quota_used_up', 'quota_used_up'],
    ['server_busy', 'provider_busy'],
    ['server_unreachable', 'provider_busy'],
    ['server_timeout', 'provider_busy'],
    ['engine_failed', 'provider_busy'],
    ['internal', 'server_failed'],
  ] as const)('%s reaches a client of ours as %s', (code, expected) => {
    expect(understood(refusalOf(new Fault(code)))).toBe(expected);
  });

  it('tells nothing of what nobody foresaw', () => {
    expect(refusalOf(new TypeError('secret'))).toMatchObject({ code: 'internal_server_error', status: 500 });
    expect(refusalOf(new TypeError('secret')).message).not.toContain('secret');
  });
});
