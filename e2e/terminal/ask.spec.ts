import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { newPerson, type Person, probe } from './voicetray.ts';

const ANSWER = ['A heron is a ', 'large bird. It ', 'stands in shallow water. ', 'It waits for fish.'];

let person: Person;
let server: DifyServer;
beforeAll(async () => {
  [person, server] = await Promise.all([newPerson(), startDifyServer({ chat: { reply: () => ANSWER } })]);
  const env = { VOICETRAY_KEY: server.key };
  await person.run(['profile', 'add', 'work', '--url', server.url], { env });
});
afterEach(() => {
  Object.assign(server.chat.knobs, { reply: () => ANSWER, pace: 0, mode: 'chat', form: [], breakOff: null });
});
afterAll(async () => {
  await person.leave();
  await server.close();
});

const spoken = (): unknown[] =>
  server.requests
    .filter(({ path }) => path === '/v1/text-to-audio')
    .map(({ body }) => (body as { text?: unknown }).text);

describe('voicetray ask', () => {
  it('prints the answer, and saves it as it is spoken', async () => {
    server.requests.length = 0;
    const { code, stdout, stderr } = await person.run([
      ...['ask', '--profile', 'work', '-o', 'heron.mp3', 'What', 'is', 'a', 'heron?'],
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.toString()).toBe(`${ANSWER.join('')}\n`);
    const { seconds, rms } = await probe(join(person.folder, 'heron.mp3'));
    expect(seconds).toBeGreaterThan(3);
    expect(rms).toBeGreaterThan(0.02);
    expect(spoken().join(' ')).toBe(ANSWER.join(''));
    const asked = server.requests.find(({ path }) => path === '/v1/chat-messages');
    expect(asked?.body).toMatchObject({ query: 'What is a heron?' });
  });

  it('speaks the first sentence before the last is written', async () => {
    server.requests.length = 0;
    server.chat.knobs.pace = 1500;
    let printed = '';
    let early = false;
    // Something is being spoken, and the last words have not come.
    const look = setInterval(() => (early ||= spoken().length > 0 && !printed.includes('fish')), 20);
    const { code } = await person.run(['ask', '-p', 'work', '-o', 'slow.wav', 'Slowly, please'], {
      meanwhile: (child) => child.stdout?.on('data', (bytes: Buffer) => (printed += bytes.toString())),
    });
    clearInterval(look);
    expect({ code, early, printed }).toEqual({ code: 0, early: true, printed: `${ANSWER.join('')}\n` });
    expect(spoken()[0]).toBe('A heron is a large bird.');
  });

  it('prints it alone with --text, from a question that is piped in', async () => {
    server.requests.length = 0;
    const { code, stdout, stderr } = await person.run(['ask', '-p', 'work', '--text'], {
      input: 'What is it?\n',
    });
    expect({ code, stderr, stdout: stdout.toString() }).toEqual({
      code: 0,
      stderr: '',
      stdout: `${ANSWER.join('')}\n`,
    });
    expect(spoken()).toEqual([]);
  });

  it('sends the sound to the standard output, and the words to the other', async () => {
    const args = ['ask', '-p', 'work', '-o', '-', '--format', 'mp3', 'What is it?'];
    const { code, stdout, stderr } = await person.run(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `${ANSWER.join('')}\n` });
    const path = join(person.folder, 'out.mp3');
    await writeFile(path, stdout);
    expect((await probe(path)).seconds).toBeGreaterThan(3);
    const quiet = await person.run([...args, '--quiet']);
    expect({ code: quiet.code, stderr: quiet.stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('keeps what was spoken of an answer that breaks off', async () => {
    server.chat.knobs.breakOff = { after: 3, how: 'error' };
    const { code, stdout, stderr } = await person.run(['ask', '-p', 'work', '-o', 'half.mp3', 'What is it?']);
    expect(stderr).toMatch(/Saved the first \d parts? as half\.mp3/);
    expect(stderr).toContain('The app could not finish its answer.');
    expect(code).toBe(4);
    expect(stdout.toString()).toBe(`${ANSWER.slice(0, 3).join('')}\n`);
    expect((await probe(join(person.folder, 'half.mp3'))).seconds).toBeGreaterThan(2);
  });

  it('tells the app to stop at Ctrl+C', async () => {
    server.chat.knobs.pace = 300;
    server.chat.knobs.reply = () => Array<string>(100).fill('And more. ');
    server.chat.stopped.length = 0;
    const { code, stderr } = await person.run(['ask', '-p', 'work', '-o', 'never.mp3', 'On and on?'], {
      meanwhile: (child) => child.stdout?.once('data', () => child.kill('SIGINT')),
    });
    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
    await expect.poll(() => server.chat.stopped).toHaveLength(1);
  });

  it('says which apps and questions do not go', async () => {
    const run = async (...args: string[]) => {
      const { code, stderr } = await person.run(['ask', ...args]);
      return `${code} ${stderr}`;
    };
    expect(await run('Hello')).toContain('2 voicetray: Only a Dify app can be asked.');
    expect(await run('-p', 'work', ' ')).toContain('2 voicetray: There is no text');
    expect(await run('-p', 'nobody', 'Hello')).toContain('3 voicetray: There is no profile called “nobody”.');
    expect(await run('-p', 'work', '--text', '-o', 'a.mp3', 'Hello')).toContain(
      '2 voicetray: --text speaks nothing',
    );
    server.chat.knobs.mode = 'workflow';
    expect(await run('-p', 'work', 'Hello')).toContain(
      '3 voicetray: This Dify app cannot be asked from here',
    );
    server.chat.knobs.mode = 'completion';
    server.chat.knobs.form = [
      { select: { label: 'Tone', variable: 'tone', required: true, options: ['a'] } },
    ];
    expect(await run('-p', 'work', '-o', 'x.mp3', 'Hello')).toContain('asks for more than a question: Tone.');
  });
});
