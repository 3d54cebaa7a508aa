import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWindow, type Window } from '../fixtures/window.ts';
import { newPerson, type Ended, type Person } from './voicetray.ts';

/** Long enough to play on while a terminal starts on a busy machine. */
const TEXT = 'Good morning to all of you. This is the second sentence. And here is the third. '.repeat(8);

let person: Person;
beforeEach(async () => {
  person = await newPerson();
});
afterEach(() => person.leave());

describe('with a window that runs', () => {
  let window: Window;
  beforeEach(async () => {
    window = await openWindow();
  });
  afterEach(() => window.close());

  /** As a key of the desktop would run it, over the same data folder. */
  const speak = (...args: string[]): Promise<Ended> =>
    person.run(['speak', ...args], { env: { VOICETRAY_HOME: window.host.home } });

  it('speaks there, pauses, goes on, and stops', async () => {
    expect(await speak(TEXT)).toMatchObject({ code: 0, stderr: '' });
    await window.says(/^Playing/);
    expect(await speak('--toggle')).toMatchObject({ code: 0 });
    await window.says(/^Paused/);
    expect(await speak('--resume')).toMatchObject({ code: 0 });
    await window.says(/^Playing/);
    expect(await speak('--stop')).toMatchObject({ code: 0 });
    await window.says(/Ready|Stopped/);
  });

  it('tells why the running one cannot do it', async () => {
    const ended = await speak('…');
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/^voicetray: \S/);
  });

  it('tells that the window asks about a long text', async () => {
    // Above what is asked about, and below what Linux takes as one argument.
    const ended = await speak(TEXT.repeat(50));
    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(/^This text is long: .*Voicetray’s window asks whether to speak it\.\n$/);
    const question = window.page.getByRole('dialog', { name: 'Speak this long text?' });
    await question.getByRole('button', { name: 'Speak it all' }).click();
    await window.says(/^Playing/);
  });
});

describe('without one', () => {
  it('says so when there is nothing to tell', async () => {
    const ended = await person.run(['speak', '--pause']);
    expect(ended).toMatchObject({
      code: 2,
      stderr: 'voicetray: Voicetray is not running. Start it first.\n',
    });
  });

  it.each([
    [['speak', '--pause', '--stop'], /one thing to do/],
    [['speak', '--clipboard', 'words'], /one thing to do/],
  ])('%j is no command', async (args, sentence) => {
    const ended = await person.run(args);
    expect(ended.stderr).toMatch(sentence);
    expect(ended.code).toBe(2);
  });

  /** A program in the place of one that reads the clipboard. */
  async function reader(script: string): Promise<Record<string, string>> {
    const folder = join(person.folder, 'bin');
    await mkdir(folder);
    await writeFile(join(folder, 'xclip'), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, 'xclip'), 0o755);
    return { PATH: folder, DISPLAY: ':99', WAYLAND_DISPLAY: '' };
  }

  it('has no clipboard to read where there is no desktop, and tells what to install where there is one', async () => {
    const none = await person.run(['speak', '--clipboard'], { env: { DISPLAY: '', WAYLAND_DISPLAY: '' } });
    expect([none.code, none.stderr]).toEqual([
      2,
      'voicetray: The clipboard cannot be read here: there is no desktop.\n',
    ]);
    const bare = { PATH: join(person.folder, 'nothing'), DISPLAY: ':99', WAYLAND_DISPLAY: '' };
    const missing = await person.run(['speak', '--selection'], { env: bare });
    expect(missing.stderr).toMatch(/Install xclip or xsel, or pipe the text in/);
  });

  it('tells of an empty clipboard, and speaks one that is not', async () => {
    const env = await reader('[ "$3" = clipboard ] && echo; exit 0');
    expect((await person.run(['speak', '--clipboard'], { env })).stderr).toMatch(/no text on the clipboard/);
    await writeFile(join(person.folder, 'bin', 'xclip'), '#!/bin/sh\necho Hello\n');
    // There is no player on that path: it was about to be heard.
    expect((await person.run(['speak', '--clipboard'], { env })).stderr).toMatch(/No program to play sound/);
  });

  it.each(['speak', 'say'])(
    '%s tells of a program that holds the text and does not answer',
    async (command) => {
      const env = await reader('exec /bin/sleep 30');
      const { code, stderr } = await person.run([command, '--clipboard'], { env });
      expect(stderr).toMatch(/^voicetray: The program that holds the text does not answer\./);
      expect(code).toBe(2);
    },
  );

  it('say saves what was copied, and that alone', async () => {
    const env = await reader('[ "$3" = clipboard ] && echo "These words were copied."; exit 0');
    const saved = await person.run(['say', '--clipboard', '-o', 'copied.wav'], { env });
    expect(saved).toMatchObject({ code: 0 });
    expect((await stat(join(person.folder, 'copied.wav'))).size).toBeGreaterThan(20_000);
    const both = await person.run(['say', '--clipboard', 'and', 'words'], { env });
    expect([both.code, both.stderr]).toEqual([
      2,
      'voicetray: Give one thing to say: a text, a file with -f, --clipboard or --selection.\n',
    ]);
    const none = await person.run(['say', '--selection', '-o', 'selected.wav'], { env });
    expect(none.stderr).toBe(
      'voicetray: There is no text selected. Select some text in any program first.\n',
    );
  });

  it.each([
    ['x-kde-passwordManagerHint\\nUTF8_STRING', /marked as secret/],
    ['image/png', /only a picture/],
  ])('reads nothing where %s is offered', async (types, sentence) => {
    const env = await reader(`[ "$5" = TARGETS ] && printf "${types}\\n" || echo hunter2`);
    const { code, stderr } = await person.run(['speak', '--clipboard'], { env });
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/hunter2/);
    expect(code).not.toBe(0);
  });
});
