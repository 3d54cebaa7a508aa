import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
import { CONTROL, startTestHost, type TestHost } from './host.fixture.ts';

let host: TestHost;
const events: AnyEvent[] = [];
beforeAll(async () => {
  host = await startTestHost();
  host.app.subscribe((event) => events.push(event));
});
afterAll(() => host.close());

const command = (launch: unknown, secret = CONTROL) =>
  host.ask('/control/command', {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}` },
    body: typeof launch === 'string' ? launch : JSON.stringify(launch),
  });

test('a text is spoken, and stopped', async () => {
  const spoken = await command({ action: 'speak', text: 'Good morning to all of you.' });
  expect([spoken.status, JSON.parse(spoken.text)]).toMatchObject([200, { ok: true }]);
  const desk = async () => (await host.app.handlers.hello({})).desk.current;
  await expect.poll(desk).toMatchObject({ title: 'Good morning to all of you.' });
  expect((await command({ action: 'stop' })).status).toBe(200);
  await expect.poll(desk).toBeNull();
});

test('the player is told', async () => {
  for (const action of ['pause', 'resume', 'toggle', 'previous', 'next']) await command({ action });
  const told = events.flatMap((event) => (event.name === 'command' ? [event.payload.command] : []));
  expect(told).toEqual(['pause', 'resume', 'toggle', 'previous', 'next']);
});

test('what cannot be done is answered by its reason', async () => {
  const answer = await command({ action: 'speak', text: '…' });
  expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'nothing_speakable' } });
});

test.each([{ action: 'rm' }, { action: 'speak' }, [], 'no json'])('%j is no command', async (launch) => {
  const answer = await command(launch);
  expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
    400,
    { error: { code: 'request_invalid' } },
  ]);
});

test('without the secret nothing is done', async () => {
  const commands = () => events.filter(({ name }) => name === 'command').length;
  const before = commands();
  expect((await command({ action: 'pause' }, 'guessed')).status).toBe(403);
  expect((await host.ask('/control/command', { method: 'POST', body: '{"action":"pause"}' })).status).toBe(
    403,
  );
  expect(commands()).toBe(before);
});

test('files are answered by an address while no window hears of them', async () => {
  const openFiles = { action: 'open-files', paths: [fileURLToPath(import.meta.url)] };
  const unseen = JSON.parse((await command(openFiles)).text) as { value: { url: string } };
  expect(unseen.value.url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${host.host.port}/\\?token=`));
  const stream = await host.open('/events', { headers: await host.signIn() });
  await new Promise((resolve) => stream.once('data', resolve));
  expect(JSON.parse((await command(openFiles)).text)).toEqual({ ok: true, value: {} });
  stream.destroy();
});

test('words that are no files are told', async () => {
  const answer = await command({ action: 'open-files', paths: ['/nowhere/a.txt'] });
  expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'files_missing' } });
});
