import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { RECORDING_RATE } from '../fixtures/recording.ts';
import { crossCorrelation, trimQuiet } from '../fixtures/signal.ts';
import { decodeFile } from '../fixtures/window.ts';
import { askToSpeak, type Serving, startServing } from './serving.ts';
import { type Ended, newPerson, type Person, probe } from './voicetray.ts';

const SECRET = 'A sentence that belongs in no log.';

let person: Person;
let serving: Serving | null = null;
let dify: DifyServer;
beforeAll(async () => {
  [person, dify] = await Promise.all([newPerson(), startDifyServer()]);
});
afterEach(async () => {
  await serving?.stop('SIGKILL');
  serving = null;
});
afterAll(async () => {
  await dify?.close();
  await person?.leave();
});

const start = async (...args: string[]): Promise<Serving> => (serving = await startServing(person, args));
const run = (...args: string[]): Promise<Ended> => person.run(args);

async function makeKey(name: string): Promise<string> {
  const { code, stdout } = await run('serve', 'key', 'add', name);
  expect(code).toBe(0);
  return stdout.toString().trim();
}

describe('voicetray serve', () => {
  it('makes a key at its first start, tells it once, speaks for it, and ends by Ctrl+C', async () => {
    const first = await start();
    expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    expect(first.stdout()).toMatch(/^Voice +This computer, en-us$/m);
    expect(first.key).toMatch(/^vt-[\w-]{32}$/);
    const answer = await askToSpeak(first, first.key ?? '', { text: SECRET, user: 'a program' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    await writeFile(join(person.folder, 'spoken.mp3'), Buffer.from(await answer.arrayBuffer()));
    const spoken = await probe(join(person.folder, 'spoken.mp3'));
    expect(spoken).toMatchObject({ format: 'mp3' });
    expect(spoken.seconds).toBeGreaterThan(1.5);
    expect(spoken.rms).toBeGreaterThan(0.02);
    const ended = await first.stop();
    expect(ended.code).toBe(0);

    const again = await start();
    expect(again.stdout()).toMatch(/^Keys +first$/m);
    expect(again.stdout()).not.toContain('vt-');
    expect((await askToSpeak(again, first.key ?? '', { text: 'Hello.' })).status).toBe(200);
    expect((await again.stop('SIGTERM')).code).toBe(0);

    const file = join(person.home, 'server-keys.json');
    expect(await readFile(file, 'utf8')).not.toContain(first.key?.slice(3));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(ended.stderr).toMatch(
      /^\d{4}-\d\d-\d\dT\S+Z speech server: POST \/v1\/text-to-audio 200, \d+ bytes, \d+ ms, key [0-9a-f]+ "first"\n$/,
    );
    expect(ended.stderr).not.toContain(SECRET);
  });

  it('turns a key away as soon as it is removed', async () => {
    const key = await makeKey('radio');
    const server = await start();
    expect((await askToSpeak(server, key, { text: 'Hello.' })).status).toBe(200);
    const listed = (await run('serve', 'key', 'list')).stdout.toString();
    expect(listed).toMatch(/^[0-9a-f]{12} {2}\d{4}-\d\d-\d\d {2}radio$/m);
    expect(listed).not.toContain('vt-');
    const removed = await run('serve', 'key', 'remove', 'radio');
    expect([removed.code, removed.stdout.toString()]).toEqual([0, 'Removed the key “radio”.\n']);
    const refused = await askToSpeak(server, key, { text: 'Hello.' });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="api"');
  });

  it('speaks what another Voicetray asks for, as that would itself', async () => {
    const key = await makeKey('narrator');
    const server = await start('--voice', 'en-gb-scotland');
    const other = await newPerson();
    try {
      const text = 'One narrator asks. The other one speaks, and what is heard is the same.';
      const added = await other.run(['profile', 'add', 'neighbour', '--url', server.url], { input: key });
      expect(added.code).toBe(0);
      const tested = (await other.run(['profile', 'test', 'neighbour'])).stdout.toString();
      for (const words of [
        'Voicetray (workflow)',
        'Dify 1.17.0+voicetray.',
        'en-gb-scotland',
        'Speech   on',
      ]) {
        expect(tested).toContain(words);
      }
      const said = await other.run(['say', text, '-p', 'neighbour', '-o', 'asked.wav']);
      expect({ code: said.code, stderr: said.stderr }).toMatchObject({ code: 0 });
      await other.run(['say', text, '--on-device', '--voice', 'en-gb-scotland', '-o', 'own.wav']);
      const [asked, own] = await Promise.all(
        ['asked.wav', 'own.wav'].map(async (name) => trimQuiet(await decodeFile(join(other.folder, name)))),
      );
      expect(Math.abs(asked!.length - own!.length) / RECORDING_RATE).toBeLessThan(0.1);
      expect(crossCorrelation(asked!, own!).correlation).toBeGreaterThan(0.95);
    } finally {
      await other.leave();
    }
  });

  it('passes texts on to a Dify profile, by pieces, and never to itself', async () => {
    const key = await makeKey('passing');
    const add = (name: string, url: string, input: string) =>
      person.run(['profile', 'add', name, '--url', url], { input });
    expect((await add('work', dify.url, dify.key)).code).toBe(0);
    const server = await start('--profile', 'work', '--voice', 'nova');
    const before = dify.requests.length;
    const ask = (text: string) => askToSpeak(server, key, { text });
    const spoken = async (text: string) => (await (await ask(text)).arrayBuffer()).byteLength;
    expect(await spoken('Pass this on, please. It is short.')).toBeGreaterThan(10_000);
    expect(await spoken('This is a heading of the text\n\nIt comes as one file.')).toBeGreaterThan(10_000);
    expect(dify.requests.slice(before).map(({ body }) => body)).toMatchObject([
      { text: 'Pass this on, please. It is short.', voice: 'nova' },
      { text: 'This is a heading of the text', voice: 'nova' },
      { text: 'It comes as one file.', voice: 'nova' },
    ]);
    dify.failNext({
      status: 400,
      body: { code: 'provider_quota_exceeded', message: 'used up', status: 400 },
    });
    const refused = await ask('Once more.');
    expect(await refused.json()).toMatchObject({ code: 'provider_quota_exceeded', status: 400 });
    // Programs are not to storm at what only a person can mend; what is mended there counts within seconds.
    const asked = dify.requests.length;
    expect((await ask('And again.')).status).toBe(400);
    expect(dify.requests.length).toBe(asked);
    await expect
      .poll(async () => (await ask('And again.')).status, { timeout: 30_000, interval: 1000 })
      .toBe(200);
    await server.stop();

    const { port } = new URL(server.url);
    expect((await add('mirror', `http://localhost:${port}/v1`, key)).code).toBe(0);
    const looped = await run('serve', '--profile', 'mirror', '--port', port);
    expect(looped.code).toBe(2);
    expect(looped.stderr).toContain('points to this very server');
  });

  it('sends away what is more than it may speak at once', async () => {
    const key = await makeKey('busy');
    const server = await start('--at-once', '1');
    const text = 'This goes on for a while. '.repeat(2000);
    const first = await askToSpeak(server, key, { text }, { accept: 'audio/wav' });
    const second = await askToSpeak(server, key, { text: 'Hello.' });
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '2']);
    await first.body?.cancel();
    await expect.poll(async () => (await askToSpeak(server, key, { text: 'Hello.' })).status).toBe(200);
  });

  it('tells what is wrong with its start', async () => {
    const server = await start();
    const { port } = new URL(server.url);
    const wrong: [string[], number, string][] = [
      [['--port', port], 6, `Port ${port} is used by another program`],
      [['--port', '70000'], 2, 'Give a whole number from 0 to 65535.'],
      [['--at-once', '0'], 2, 'Give a whole number from 1 to 16.'],
      [['--voice', 'nobody'], 2, 'There is no voice called “nobody” here.'],
      [['--profile', 'nobody'], 3, 'There is no profile called “nobody”.'],
      [['--profile', 'work', '--on-device'], 2, 'Give either --profile or --on-device, not both.'],
      [['key', 'add', ' '], 2, 'The name of the key is empty'],
      [['key', 'add', 'first'], 2, 'There is already a key called “first”.'],
      [['key', 'remove', 'nobody'], 2, 'There is no key called “nobody”.'],
    ];
    for (const [args, code, words] of wrong) {
      const ended = await run('serve', ...args);
      expect(ended.stderr).toContain(words);
      expect(ended.code).toBe(code);
    }
  });
});
