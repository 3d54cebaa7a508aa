import { readFile, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Heard, lastingPort, type Loopback, serve } from '../fixtures/loopback.ts';
import { type Ended, newPerson, type Person, probe } from './voicetray.ts';

const KEY = 'app-S3cretS3cretS3cret';

let person: Person;
let server: Loopback;
let sound: Buffer;

/** A Dify app that speaks: it answers as its API does, with one mp3 for every text. */
beforeAll(async () => {
  person = await newPerson();
  await person.run(['say', 'This is the sound of the server.', '-o', 'server.mp3']);
  sound = await readFile(join(person.folder, 'server.mp3'));
  server = await serve((request, response) => void answer(request, response));
});

function answer(request: Heard, response: ServerResponse): ServerResponse {
  const json = (status: number, body: unknown) =>
    response
      .writeHead(status, { 'content-type': 'application/json', 'x-version': '1.9.2' })
      .end(JSON.stringify(body));
  if (!request.path.startsWith('/v1'))
    return json(404, { code: 'not_found', message: 'Not Found', status: 404 });
  if (/^\/v1\/?$/.test(request.path)) {
    return json(200, { welcome: 'Dify OpenAPI', api_version: 'v1', server_version: '1.9.2' });
  }
  if (request.authorization !== `Bearer ${KEY}`) {
    return json(401, { code: 'unauthorized', message: 'Access token is invalid', status: 401 });
  }
  if (request.path.startsWith('/v1/info')) {
    return json(200, { name: 'Reader', description: '', tags: [], mode: 'chat', author_name: 'me' });
  }
  if (request.path.startsWith('/v1/parameters')) {
    return json(200, { text_to_speech: { enabled: true, voice: 'nova', language: 'en' } });
  }
  return response.writeHead(200, { 'content-type': 'audio/mpeg' }).end(sound);
}

afterAll(async () => {
  await server.close();
  await person.leave();
});

/** Whatever happens, the key is never shown. */
async function run(...[args, options]: Parameters<Person['run']>): Promise<Ended> {
  const ended = await person.run(args, options);
  expect(ended.stderr + ended.stdout.toString('latin1')).not.toContain(KEY);
  return ended;
}

describe('voicetray profile', () => {
  it('adds one with a key from a pipe, tests it, speaks through it and removes it', async () => {
    const added = await run(['profile', 'add', 'work', '--url', `${server.url}/v1`, '--voice', 'nova'], {
      input: `${KEY}\n`,
    });
    expect({ code: added.code, stderr: added.stderr }).toEqual({ code: 0, stderr: '' });
    expect(added.stdout.toString()).toContain('Kept “work”');
    expect(await readFile(join(person.home, 'settings.json'), 'utf8')).not.toContain(KEY);

    const listed = await run(['profile', 'list']);
    expect(listed.stdout.toString()).toContain(`work  ${server.url}/v1`);

    const tested = await run(['profile', 'test', 'work']);
    expect(tested.code).toBe(0);
    for (const word of ['Reader', '1.9.2', 'nova', 'on']) expect(tested.stdout.toString()).toContain(word);

    const said = await run(['say', 'Read this, please.', '--profile', 'work', '-o', 'dify.mp3']);
    expect({ code: said.code, stderr: said.stderr }).toEqual({ code: 0, stderr: '' });
    expect((await probe(join(person.folder, 'dify.mp3'))).seconds).toBeGreaterThan(1);
    const request = server.heard.findLast(({ path }) => path.includes('text-to-audio'));
    expect(JSON.parse(request!.body)).toMatchObject({ text: 'Read this, please.', voice: 'nova' });

    const voices = (await run(['voices', '--profile', 'work'])).stdout.toString();
    expect(voices).toContain('“work” speaks with “nova”.');
    expect(voices).toMatch(/^\* nova {5}Nova$/m);
    expect(voices).toContain('does not list its voices');
    const german = await run(['voices', '--profile', 'work', '-l', 'german', '--json']);
    const offered = JSON.parse(german.stdout.toString()) as {
      voices: { id: string }[];
      defaultVoice: string;
    };
    expect(offered.defaultVoice).toBe('nova');
    expect(offered.voices.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['nova', 'Cherry', 'sambert-hanna-v1']),
    );
    expect(offered.voices.map(({ id }) => id)).not.toContain('sambert-clara-v1');

    expect((await run(['profile', 'remove', 'work'])).code).toBe(0);
    expect((await run(['profile', 'test', 'work'])).code).toBe(3);
    expect(await readFile(join(person.home, 'keys.json'), 'utf8')).not.toContain(KEY);
  });

  it('takes the key from VOICETRAY_KEY, and adds the /v1 that is missing', async () => {
    const env = { VOICETRAY_KEY: KEY };
    const added = await run(['profile', 'add', 'from env', '--url', server.url], { env });
    expect(added.code).toBe(0);
    expect(added.stdout.toString()).toContain(
      'its key, from VOICETRAY_KEY, is in a file that only you can read.',
    );
    expect(await readFile(join(person.home, 'keys.json'), 'utf8')).toContain(KEY);
    const { code, stdout } = await run(['profile', 'test', 'from env'], { env });
    expect(code).toBe(0);
    expect(stdout.toString()).toContain(`The address was changed to ${server.url}/v1`);
    expect((await run(['profile', 'list'])).stdout.toString()).toContain(`from env  ${server.url}/v1`);
  });

  it.each([['--key', KEY], [`--key=${KEY}`], [`--api-key=${KEY}`]])('has no option %s', async (...option) => {
    const { code, stderr } = await run(['profile', 'add', 'unsafe', '--url', `${server.url}/v1`, ...option]);
    expect(code).toBe(2);
    expect(stderr).toContain('does not belong on the command line');
  });

  it.each([
    ['no key', ['add', 'a', '--url', 'http://127.0.0.1:60001/v1'], '', 3, 'No key was given'],
    ['an empty key', ['add', 'a', '--url', 'http://127.0.0.1:60001/v1'], '  \n', 3, 'No key was given'],
    [
      'a port for no web address',
      ['add', 'a', '--url', 'http://127.0.0.1:9/v1'],
      KEY,
      3,
      'port 9 is not for',
    ],
    [
      'a name with an escape',
      ['add', 'a\u001b[2J', '--url', 'https://dify.example.com/v1'],
      KEY,
      2,
      'cannot be shown',
    ],
    ['a wrong address', ['add', 'a', '--url', 'not an address'], KEY, 3, 'not a web address'],
    ['an open network', ['add', 'a', '--url', 'http://dify.example.com/v1'], KEY, 3, 'not encrypted'],
    ['no name', ['add', '  ', '--url', 'https://dify.example.com/v1'], KEY, 2, 'name of the profile'],
    ['no address', ['add', 'a'], KEY, 2, "required option '--url <url>'"],
    ['an unknown one', ['test', 'a'], '', 3, 'no profile called “a”'],
    ['an unknown one', ['remove', 'a'], '', 3, 'no profile called “a”'],
  ])('refuses %s', async (_, args, input, expected, words) => {
    const { code, stderr } = await run(['profile', ...args], { input });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/Remove the profile|Enter it again/);
    expect(code).toBe(expected);
  });

  it('tells of a refused connection and of a refused key by their class', async () => {
    const add = (name: string, url: string, key: string): Promise<Ended> =>
      run(['profile', 'add', name, '--url', url], { input: key });
    const nobody = `http://127.0.0.1:${await lastingPort()}/v1`;
    expect((await add('nobody', nobody, KEY)).code).toBe(0);
    const dead = await run(['profile', 'test', 'nobody']);
    expect(dead.stderr).toContain('The server does not answer');
    expect(dead.code).toBe(4);
    expect((await add('stranger', `${server.url}/v1`, 'app-wrong')).code).toBe(0);
    const refused = await run(['say', 'hello', '--profile', 'stranger', '-o', 'none.mp3']);
    expect(refused.stderr).toContain('The server refused the key');
    expect(refused.stderr).not.toContain('app-wrong');
    expect(refused.code).toBe(3);
  });
});

describe('voicetray voices', () => {
  it('lists all, those of one language, or JSON', async () => {
    const all = (await run(['voices'])).stdout.toString().trim().split('\n');
    expect(all.length).toBeGreaterThan(130);
    expect(all.some((line) => line.startsWith('* en-us'))).toBe(true);
    const french = (await run(['voices', '--language', 'fr'])).stdout.toString().trim().split('\n');
    expect(french.map((line) => line.trim().split(/\s+/)[0])).toEqual(['fr-be', 'fr', 'fr-ch']);
    const named = (await run(['voices', '-l', 'German'])).stdout.toString();
    expect(named).toContain('German');
    const { voices } = JSON.parse((await run(['voices', '--json'])).stdout.toString()) as {
      voices: unknown[];
    };
    expect(voices).toContainEqual({ id: 'de', name: 'German', language: 'de', origin: 'device' });
  });
});

describe('voicetray itself', () => {
  it('tells its version and explains itself', async () => {
    const { version } = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as {
      version: string;
    };
    expect((await run(['--version'])).stdout.toString().trim()).toBe(version);
    for (const args of [['--help'], ['say', '--help']]) {
      const { code, stdout } = await run(args);
      expect(code).toBe(0);
      for (const words of ['Examples:', 'Exit status:', 'voicetray say'])
        expect(stdout.toString()).toContain(words);
      expect(
        Math.max(
          ...stdout
            .toString()
            .split('\n')
            .map((line) => line.length),
        ),
      ).toBeLessThanOrEqual(100);
    }
    expect((await run(['profile', 'add', '--help'])).stdout.toString()).not.toContain('--key');
  });

  it('tells of settings that were set aside', async () => {
    const other = await newPerson();
    await other.run(['profile', 'add', 'a', '--url', 'https://dify.example.com/v1'], { input: KEY });
    await writeFile(join(other.home, 'settings.json'), '{broken');
    const { code, stderr } = await other.run(['profile', 'list']);
    expect(code).toBe(0);
    expect(stderr).toContain('was set aside as settings-broken-');
    await other.leave();
  });
});
