import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { newPerson, type Person } from './voicetray.ts';

const KEY = 'app-S3cretS3cretS3cret';
const URL = 'https://dify.example.com/v1';

let person: Person;
let other: Person;
beforeEach(async () => {
  [person, other] = await Promise.all([newPerson(), newPerson()]);
});
afterEach(() => Promise.all([person.leave(), other.leave()]));

/** What a command says when all goes well. */
async function say(who: Person, args: string[], input?: string | Buffer): Promise<string> {
  const ended = await who.run(['profile', ...args], input === undefined ? {} : { input });
  expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: '' });
  return ended.stdout.toString();
}
const add = (who: Person, name: string, ...more: string[]): Promise<string> =>
  say(who, ['add', name, '--url', URL, ...more], `${KEY}\n`);

interface Kept {
  preferences: { activeProfile: string | null };
  profiles: { id: string; name: string; user: string; timeouts: unknown }[];
}
const kept = async (who: Person): Promise<Kept> =>
  JSON.parse(await readFile(join(who.home, 'settings.json'), 'utf8')) as Kept;

describe('voicetray profile export and import', () => {
  it('carries profiles to another computer, where only their keys are missing', async () => {
    await add(person, 'work', '--user', 'ada', '--voice', 'nova', '--stall-timeout', '5');
    await add(person, 'home');
    expect(await say(person, ['export'])).toContain(
      'Saved 2 profiles to voicetray-profiles.json. Keys are not',
    );
    const path = join(person.folder, 'voicetray-profiles.json');
    const text = await readFile(path, 'utf8');
    expect(text).not.toContain(KEY);
    expect((await stat(path)).mode & 0o777).toBe(0o600);

    const told = await say(other, ['import', path]);
    expect(told).toBe(
      'Added “work”, “home”.\n' +
        'Keys are not in such a file. Enter each with: voicetray profile key NAME\n',
    );
    expect(await say(other, ['list'])).toBe(
      `  work  ${URL}, voice nova, key missing, waits 10, 100 and 5 s\n` +
        `  home  ${URL}, key missing\n* the voice on this computer\n`,
    );
    const [before, after] = [await kept(person), await kept(other)];
    expect(after.profiles.map(({ user }) => user)).toEqual(before.profiles.map(({ user }) => user));
    const ids = [...before.profiles, ...after.profiles].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  it('replaces a file only when it is told to', async () => {
    await add(person, 'work');
    const mine = join(person.folder, 'mine.json');
    await writeFile(mine, 'mine');
    const { code, stderr } = await person.run(['profile', 'export', 'mine.json']);
    expect([code, stderr]).toEqual([6, expect.stringContaining('To replace it, add --replace.')]);
    expect(await readFile(mine, 'utf8')).toBe('mine');
    await say(person, ['export', 'mine.json', '--replace']);
    expect(JSON.parse(await readFile(mine, 'utf8'))).toMatchObject({ version: 1 });
  });

  it('passes them on through a pipe, under names that are free', async () => {
    await add(person, 'work');
    const piped = await say(person, ['export', '-']);
    expect(piped).not.toContain(KEY);
    const moved = piped.replace(URL, `${URL}/elsewhere`);
    expect(await say(person, ['import', '-'], moved)).toContain('Added “work 2”.');
    // As some editors save it.
    const third = Buffer.from(`\ufeff${piped.replace(URL, `${URL}/third`)}`, 'utf16le');
    expect(await say(person, ['import', '-'], third)).toContain('“work 3”');
  });

  it('adds nothing twice, and says so', async () => {
    await add(person, 'work');
    const piped = await say(person, ['export', '-']);
    expect(await say(person, ['import', '-'], piped)).toBe('“work” is there already.\n');
    expect((await kept(person)).profiles).toHaveLength(1);
  });

  it('tells by name what it left out, and why', async () => {
    const profiles = [
      { name: 'Good', url: URL },
      { name: 'Plain', url: 'http://dify.example.com/v1', allowPlainHttp: true },
      { name: 'Half\u001b[2J' },
    ];
    const input = JSON.stringify({ format: 'voicetray-profiles', version: 1, profiles });
    const { code, stdout, stderr } = await person.run(['profile', 'import', '-'], { input });
    expect(stdout.toString()).toContain('Added “Good”.');
    expect(stderr).toContain('“Plain” was left out: its address is not encrypted.');
    expect(stderr).toContain('“Half [2J” was left out: something in it is missing or not right.\n');
    expect(stderr).not.toContain('\u001b');
    expect(code).toBe(3);
    expect((await kept(person)).profiles.map(({ name }) => name)).toEqual(['Good']);
  });

  it.each([
    ['no such file', ['import', 'none.json'], '', 6, 'could not be read from none.json'],
    ['something else', ['import', '-'], '{"a": 1}', 2, 'holds no Voicetray profiles'],
    ['a far too large file', ['import', '-'], 'a'.repeat(31_000_000), 2, 'holds no Voicetray profiles'],
    ['a newer file', ['import', '-'], '{"format":"voicetray-profiles","version":9}', 2, 'a newer Voicetray'],
    ['nothing to export', ['export'], undefined, 3, 'There are no profiles yet.'],
    ['no file to import', ['import'], undefined, 2, "missing required argument 'file'"],
  ])('tells of %s', async (_, args, input, expected, words) => {
    const { code, stderr } = await person.run(['profile', ...args], input === undefined ? {} : { input });
    expect(stderr).toContain(words);
    expect(code).toBe(expected);
  });
});

describe('voicetray profile use and key', () => {
  let server: DifyServer;
  beforeEach(async () => {
    server = await startDifyServer();
  });
  afterEach(() => server.close());

  it('speaks through the profile that is used, once its key is entered', async () => {
    const profiles = [{ name: 'Reader', url: server.url, user: 'ada' }];
    await say(
      person,
      ['import', '-'],
      JSON.stringify({ format: 'voicetray-profiles', version: 1, profiles }),
    );
    expect(await say(person, ['use', 'Reader'])).toBe('“Reader” speaks from now on.\n');
    expect(await say(person, ['list'])).toBe(`* Reader  ${server.url}, key missing\n`);
    const keyless = await person.run(['say', 'Hello there.', '-o', 'a.mp3']);
    expect([keyless.code, keyless.stderr]).toEqual([
      3,
      expect.stringContaining('voicetray profile key NAME'),
    ]);

    expect(await say(person, ['key', 'Reader'], `${server.key}\n`)).toBe('Kept the key of “Reader”.\n');
    expect((await person.run(['say', 'Hello there.', '-o', 'a.mp3'])).code).toBe(0);
    expect(server.requests.at(-1)?.body).toMatchObject({ text: 'Hello there.', user: 'ada' });

    expect(await say(person, ['use', '--on-device'])).toBe('This computer speaks from now on.\n');
    expect((await kept(person)).preferences.activeProfile).toBeNull();
  });

  it.each([
    ['nobody', ['use'], 2, 'Give either the name of a profile, or --on-device'],
    ['two', ['use', 'work', '--on-device'], 2, 'Give either the name of a profile, or --on-device'],
    ['an unknown one', ['use', 'work'], 3, 'no profile called “work”'],
    ['a key for nobody', ['key', 'work'], 3, 'no profile called “work”'],
  ])('does not take %s', async (_, args, expected, words) => {
    const { code, stderr } = await person.run(['profile', ...args], { input: 'app-x' });
    expect(stderr).toContain(words);
    expect(code).toBe(expected);
  });

  it('keeps the waits of a profile, and takes no others', async () => {
    const waits = ['--connect-timeout', '2', '--first-sound-timeout', '0.5', '--stall-timeout', '300'];
    await add(person, 'work', ...waits);
    const { profiles } = await kept(person);
    expect(profiles[0]?.timeouts).toEqual({ connect: 2, firstByte: 0.5, stall: 300 });
    for (const wrong of ['0', '601', 'soon', '-1', '']) {
      const args = ['profile', 'add', 'b', '--url', URL, '--first-sound-timeout', wrong];
      const { code, stderr } = await person.run(args, { input: KEY });
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining('Give a number of seconds from 0.1 to 600.'),
      ]);
    }
  });
});
