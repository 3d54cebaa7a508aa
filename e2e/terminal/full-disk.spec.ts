import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPerson, type Person } from './voicetray.ts';

/** Linux and FreeBSD have a file that is always full. */
const FULL = '/dev/full';

let person: Person;
beforeAll(async () => void (person = await newPerson()));
afterAll(() => person.leave());

describe.runIf(existsSync(FULL))('a standard output on a full disk', () => {
  it.each([
    [['say', 'hello', '-o', '-']],
    [['say', 'hello', '-o', '-', '--format', 'mp3']],
    [['voices']],
    [['voices', '--json']],
    [['profile', 'list']],
    [['--help']],
    [['say', '--help']],
    [['--version']],
  ])('is told in one sentence: %j', async (args) => {
    const full = await open(FULL, 'w');
    const { code, stderr } = await person.run(args, { stdout: full.fd }).finally(() => full.close());
    expect(stderr).toBe('voicetray: The disk is full. Make some room, or choose another folder.\n');
    expect(code).toBe(6);
  });

  it('is no matter to a run that sends nothing there', async () => {
    const full = await open(FULL, 'w');
    const saving = person.run(['say', 'hello', '-o', 'hello.wav'], { stdout: full.fd });
    const { code, stderr } = await saving.finally(() => full.close());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

it.each([[['voices']], [['--help']]])(
  'a standard output that takes nothing is told too: %j',
  async (args) => {
    const unwritable = await open(new URL(import.meta.url), 'r');
    const ended = await person.run(args, { stdout: unwritable.fd }).finally(() => unwritable.close());
    expect(ended.stderr).toContain('voicetray: The file could not be saved in the standard output.');
    expect(ended.stderr).not.toContain('    at ');
    expect(ended.code).toBe(6);
  },
);
