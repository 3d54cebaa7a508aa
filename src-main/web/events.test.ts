import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestHost, type TestHost } from './host.fixture.ts';

let test: TestHost;
beforeAll(async () => (test = await startTestHost()));
afterAll(() => test.close());

/** A window's stream of events, and what has come so far. */
async function listen(): Promise<{ stream: IncomingMessage; text: () => string }> {
  const stream = await test.open('/events', { headers: await test.signIn() });
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  stream.on('error', () => undefined);
  await expect.poll(() => text).toContain(': voicetray\n\n');
  return { stream, text: () => text };
}

it('tells every window what happens, in order', async () => {
  const windows = [await listen(), await listen(), await listen()];
  expect(windows[0]!.stream.headers['content-type']).toBe('text/event-stream');
  test.app.emit({ name: 'library', payload: {} });
  test.app.emit({ name: 'notice', payload: { code: 'text_empty', detail: 'two\nlines' } });
  for (const { text } of windows) {
    await vi.waitFor(
      () => {
        const data = text()
          .split('\n\n')
          .filter((part) => part.startsWith('data: '))
          .map((part) => JSON.parse(part.slice(6)) as unknown);
        expect(data).toEqual([
          { name: 'library', payload: {} },
          { name: 'notice', payload: { code: 'text_empty', detail: 'two\nlines' } },
        ]);
      },
      { timeout: 10_000 },
    );
  }
  for (const { stream } of windows) stream.destroy();
});

it('forgets a window that left, and goes on with the others', async () => {
  const [first, second] = [await listen(), await listen()];
  first.stream.destroy();
  await new Promise((resolve) => first.stream.once('close', resolve));
  test.app.emit({ name: 'library', payload: {} });
  await expect.poll(() => second.text()).toContain('"library"');
  second.stream.destroy();
});

it('ends with the host, without being waited for', async () => {
  const other = await startTestHost();
  const stream = await other.open('/events', { headers: await other.signIn() });
  const ended = new Promise((resolve) => stream.once('close', resolve));
  stream.on('error', () => undefined).resume();
  await other.close();
  await ended;
});
