import { expect } from 'vitest';
import { ask } from './ask.ts';
import type { Case } from './cases.ts';
import { type Exchange, parseJson } from './exchange.ts';
import { responseIssues } from './judge.ts';

/** Asks, and expects the answer of the case in the shape of the contract. */
export async function expectContract(base: string, key: string, wanted: Case): Promise<Exchange> {
  const exchange = await ask(base, key, wanted);
  const { status, body } = exchange.response;
  expect(responseIssues(exchange)).toEqual([]);
  const { code } = (parseJson(body.toString()) ?? {}) as { code?: string };
  expect({ status, ...(status === 200 ? {} : { code }) }).toEqual({
    status: wanted.status,
    ...(wanted.code === undefined ? {} : { code: wanted.code }),
  });
  return exchange;
}
