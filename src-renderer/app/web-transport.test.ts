import { expect, test } from 'vitest';
import { parseMessage, readAnswer, waitBefore } from './web-transport.ts';

test('reads an event', () => {
  expect(parseMessage('{"name":"library","payload":{}}')).toEqual({ name: 'library', payload: {} });
  expect(parseMessage('{"name":"desk","payload":null,"more":1}')).toEqual({ name: 'desk', payload: null });
});

test('passes over what is no event', () => {
  for (const data of ['', 'hello', 'null', '[]', '{"payload":1}', '{"name":3,"payload":1}', '{'])
    expect(parseMessage(data), data).toBeNull();
});

test('hands the answer on as it came', async () => {
  const answer = { ok: false, error: { code: 'text_empty' } };
  expect(await readAnswer(Response.json(answer, { status: 400 }))).toEqual(answer);
});

test('tells a refused session from a lost connection', async () => {
  expect(await readAnswer(new Response('Forbidden', { status: 403 }))).toEqual({
    ok: false,
    error: { code: 'session_refused' },
  });
  await expect(readAnswer(new Response('<html>', { status: 502 }))).rejects.toThrow();
});

test('waits longer with each try, but never for minutes', () => {
  expect([0, 1, 2, 10].map(waitBefore)).toEqual([500, 1000, 2000, 8000]);
});
