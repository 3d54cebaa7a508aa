import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newPerson, type Ended, type Person } from '../terminal/voicetray.ts';
import { launch, type Launched } from './launch.ts';

/** The terminal's own process, and the desktop program that it tells what to do. */
let host: Launched;
let person: Person;
beforeEach(async () => {
  person = await newPerson();
  host = await launch();
});
afterEach(async () => {
  await host.end();
  await person.leave();
});

/** Long enough to play on while a terminal starts on a busy machine. */
const TALE = 'The quick brown fox jumps over the lazy dog. Then it sleeps in the warm sun. '.repeat(8);
const type = (...args: string[]): Promise<Ended> => person.run(args, { env: { VOICETRAY_HOME: host.home } });

test('a text is spoken by the program that runs, paused, gone on with and stopped', async () => {
  const page = await host.openPage();
  const shows = (words: string | RegExp) => page.getByText(words).first().waitFor();
  await shows('Ready');
  expect(await type('speak', TALE)).toMatchObject({ code: 0, stderr: '' });
  await shows(/^Playing/);
  expect(await type('speak', '--toggle')).toMatchObject({ code: 0, stderr: '' });
  await shows(/^Paused/);
  expect(await type('speak', '--resume')).toMatchObject({ code: 0, stderr: '' });
  await shows(/^Playing/);
  expect(await type('speak', '--stop')).toMatchObject({ code: 0, stderr: '' });
  await shows('Stopped');
});

test('why something cannot be done is told in the terminal', async () => {
  await host.openPage();
  const ended = await type('speak', '…');
  expect(ended).toMatchObject({
    code: 2,
    stderr: 'voicetray: There is nothing to say in this text: it has no letters or digits.\n',
  });
});

test('a document comes into its window, which shows', async () => {
  const page = await host.openPage();
  const window = await host.openWindow();
  window.hide();
  await writeFile(join(person.folder, 'note.md'), '# A note\n\nThe lake is still.');
  expect(await type('open', 'note.md')).toMatchObject({ code: 0, stderr: '' });
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await expect.poll(() => text.inputValue()).toMatch(/^# A note/);
  await host.until('the window in sight', () => window.isVisible());
});

test('once it has ended, the terminal knows, and nothing is left of the way', async () => {
  await host.openPage();
  host.app.quit();
  await host.until('the end', () => host.app.standIn.exitCode === 0);
  expect((await readdir(host.home)).filter((name) => name.startsWith('desktop'))).toEqual([]);
  expect((await type('speak', '--pause')).stderr).toBe(
    'voicetray: Voicetray is not running. Start it first.\n',
  );
});
