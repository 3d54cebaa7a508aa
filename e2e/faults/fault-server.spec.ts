import { afterEach, expect, test } from 'vitest';
import { difyError, redirect, reset, silence, speak, type WireFault } from './answers.ts';
import { type FaultServer, type FaultServerOptions, startFaultServer } from './fault-server.ts';
import { mp3Of } from './tones.ts';

let server: FaultServer;
afterEach(() => server.close());

async function start(options: FaultServerOptions = {}): Promise<void> {
  server = await startFaultServer(options);
}

const ask = (text: string, init: RequestInit = {}, key = server.key): Promise<Response> =>
  fetch(`${server.url}/text-to-audio`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
    ...init,
  });
const soundOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer());

test('speaks well without a script, and no two texts alike', async () => {
  await start();
  const answer = await ask('One.');
  expect(answer.headers.get('x-version')).toMatch(/^\d/);
  expect(answer.headers.get('transfer-encoding')).toBe('chunked');
  const [one, again, two] = [
    await soundOf(answer),
    await ask('One.').then(soundOf),
    await ask('Two.').then(soundOf),
  ];
  expect(one).toEqual(await mp3Of('One.'));
  expect(again).toEqual(one);
  expect(two).not.toEqual(one);
  expect(server.spoken()).toEqual(['One.', 'One.', 'Two.']);
});

test('answers the roads of the app, and takes its own key alone', async () => {
  await start();
  const authorization = `Bearer ${server.key}`;
  expect(await (await fetch(`${server.url}/`)).json()).toMatchObject({ api_version: 'v1' });
  expect((await fetch(`${server.url}/info`)).status).toBe(401);
  expect((await fetch(`${server.url}/info`, { headers: { authorization } })).status).toBe(200);
  expect((await ask('One.', {}, 'app-other')).status).toBe(401);
});

test('follows its script, by order or by text, and can be given another', async () => {
  const busy: WireFault = difyError(429, 'too_many_requests', 'Slow down');
  await start({ script: [busy, null, reset] });
  expect((await ask('One.')).status).toBe(429);
  expect((await ask('One.')).status).toBe(200);
  await expect(ask('One.')).rejects.toThrow();
  expect((await ask('One.')).status).toBe(200);
  server.play((number, text) => (number > 4 && text === 'Two.' ? busy : null), busy);
  expect((await ask('One.')).status).toBe(200);
  expect((await ask('Two.')).status).toBe(429);
  expect((await fetch(`${server.url}/`)).status).toBe(429);
  expect(server.requests.map(({ faulty }) => faulty)).toEqual([true, false, true, false, false, true, true]);
});

test('breaks a sound off where it is told to', async () => {
  const after = 700;
  await start({
    script: (['reset', 'fin', 'garbage'] as const).map((breaks) => speak({ after, breaks, bytes: 100 })),
  });
  for (let time = 0; time < 3; time++) {
    const answer = await ask('One.');
    await expect(soundOf(answer)).rejects.toThrow();
  }
  expect((await soundOf(await ask('One.'))).length).toBeGreaterThan(after);
});

test('counts who is served at a time, and who leaves', async () => {
  await start({ script: [silence, silence] });
  const leaving = new AbortController();
  const asked = [ask('One.', { signal: leaving.signal }), ask('Two.', { signal: leaving.signal })];
  await expect.poll(() => server.mostAtOnce()).toBe(2);
  leaving.abort();
  await expect(Promise.allSettled(asked)).resolves.toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ]);
  expect((await ask('Three.')).status).toBe(200);
  expect(server.mostAtOnce()).toBe(2);
});

test('notices who follows its redirect, and with what', async () => {
  await start({ script: [redirect(307), redirect(307)] });
  await expect(ask('One.', { redirect: 'error' })).rejects.toThrow();
  expect(server.elsewhere()).toHaveLength(0);
  await ask('One.');
  expect(server.elsewhere()).toHaveLength(1);
});

test('goes down and comes up on the same port', async () => {
  await start({ script: [silence] });
  const open = ask('One.');
  await expect.poll(() => server.requests.length).toBe(1);
  await server.down();
  await expect(open).rejects.toThrow();
  await expect(ask('One.')).rejects.toThrow();
  await server.up();
  expect((await ask('One.')).status).toBe(200);
});
