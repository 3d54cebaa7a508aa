import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openWindow, type Window } from '../fixtures/window.ts';
import { newPerson, type Ended, type Person } from './voicetray.ts';

let person: Person;
let window: Window;
beforeAll(async () => {
  person = await newPerson();
  window = await openWindow();
  await mkdir(join(person.folder, 'talks'));
  await writeFile(join(person.folder, 'heron.md'), '# The heron\n\nIt comes back to the lake.');
  await writeFile(join(person.folder, 'talks', '2 summer.txt'), 'It waits.');
  await writeFile(join(person.folder, 'talks', '10 autumn.txt'), 'It goes.');
  await writeFile(join(person.folder, 'broken.epub'), Buffer.from('PK\x03\x04mimetypeapplication/epub+zip'));
});
afterAll(async () => {
  await window?.close();
  await person?.leave();
});
beforeEach(async () => {
  await window.page.evaluate(() => sessionStorage.clear());
  await window.text.fill('');
});

/** As a person types it, in the folder of the files. */
const open = (...names: string[]): Promise<Ended> =>
  person.run(['open', ...names], { env: { VOICETRAY_HOME: window.host.home } });
const text = () => window.text.inputValue();

it('brings one into the text box, and what stood there can be put back', async () => {
  await window.text.fill('My own words');
  expect(await open('heron.md')).toMatchObject({ code: 0, stderr: '' });
  await expect.poll(text).toMatch(/^# The heron\n+It comes back/);
  await window.button('Put my text back').click();
  await expect.poll(text).toBe('My own words');
});

it('makes a list of several', async () => {
  expect(await open('heron.md', 'talks')).toMatchObject({ code: 0, stderr: '' });
  const panel = window.page.getByRole('dialog', { name: 'Many documents' });
  const names = async () =>
    (await panel.getByRole('listitem').allInnerTexts()).map((row) => row.split('\n')[0]);
  await expect.poll(names).toEqual(['heron.md', '2 summer.txt', '10 autumn.txt']);
  await panel.getByRole('button', { name: 'Clear the list' }).click();
  // One more closes the list: it comes to where it can be seen.
  await open('heron.md');
  await expect.poll(text).toMatch(/^# The heron/);
  expect(await panel.count()).toBe(0);
});

it('tells what cannot be read, and leaves the text', async () => {
  await window.text.fill('My own words');
  const gone = await open('gone.txt');
  expect([gone.code, gone.stderr]).toEqual([
    6,
    expect.stringMatching(/^voicetray: The text could not be read from .*gone\.txt/),
  ]);
  expect((await open('broken.epub')).code).toBe(0);
  await window.page.getByRole('alert').filter({ hasText: 'broken.epub is damaged' }).waitFor();
  expect(await text()).toBe('My own words');
});

it('keeps it while no window is open, and tells where to see it', async () => {
  await window.page.goto('about:blank');
  let told = '';
  await expect
    .poll(async () => (told = (await open('heron.md')).stdout.toString()))
    .toMatch(/^No window shows Voicetray\. Open this address once:\nhttp:/);
  await window.page.goto(told.split('\n')[1]!);
  await expect.poll(text).toMatch(/^# The heron/);
});

it('says so when none runs', async () => {
  expect(await person.run(['open', 'heron.md'])).toMatchObject({
    code: 2,
    stderr: 'voicetray: Voicetray is not running. Start it first.\n',
  });
});
