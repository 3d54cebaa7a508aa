import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorWords } from '../../src-preload/contract/errors.ts';
import { pressOn, typeInto } from '../fixtures/keyboard.ts';
import { RECORDING_RATE } from '../fixtures/recording.ts';
import { rms, trimQuiet } from '../fixtures/signal.ts';
import { decodeFile, heardShare, openWindow, type Window } from '../fixtures/window.ts';
import { type Serving, startServing } from '../terminal/serving.ts';
import { newPerson, type Person } from '../terminal/voicetray.ts';

const TEXT =
  'The lighthouse keeper climbed the stairs at dusk. He lit the lamp, wiped the glass and looked over the water. ' +
  'Far out, a small boat was fighting its way home.\n\nBy morning the storm was over.';
const ONE = 'Der erste Text kommt zuerst, und er ist der lange von den beiden.';
const TWO = 'Ihm folgt der zweite Text.';
const GERMAN = 'Guten Morgen. Der Leuchtturm steht am Ende der Insel.';

let window: Window;
let page: Page;
let person: Person;
let server: Serving;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voicetray-two-'));
  person = await newPerson();
  [window, server] = await Promise.all([openWindow(), startServing(person)]);
  page = window.page;
});
afterAll(async () => {
  await window?.close();
  await server?.stop('SIGKILL');
  await person?.leave();
  await rm(folder, { recursive: true, force: true });
});

const field = (name: string): Locator => page.getByLabel(name, { exact: true });
const press = (name: string): Promise<void> => pressOn(page, window.button(name));
const alerts = (): Promise<string[]> => page.getByRole('alert').getByRole('paragraph').allInnerTexts();
/** The lines of the server's log about texts. */
const asked = (): string[] => server.stderr().match(/^.*POST \/v1\/text-to-audio.*$/gm) ?? [];

/** What the voice on this computer says by itself, without any server between. */
async function ownVoice(text: string, voice: string): Promise<Float32Array> {
  const path = join(folder, `${voice}.wav`);
  const said = await person.run(['say', text, '--on-device', '-v', voice, '-o', path, '--replace']);
  expect(said.code).toBe(0);
  return trimQuiet(await decodeFile(path));
}

const savedAs = async (format: 'MP3' | 'WAV'): Promise<Float32Array> =>
  trimQuiet(await decodeFile((await window.save(format)).path));
const seconds = (samples: Float32Array): number => samples.length / RECORDING_RATE;

async function hear(speak: () => Promise<void>): Promise<Float32Array> {
  const recorder = await window.sink.record();
  await speak();
  await window.says(/Playing/);
  await window.says('Finished', 60_000);
  return trimQuiet(await recorder.stopWhenQuiet());
}

async function chooseVoice(words: string, option: string): Promise<void> {
  const voice = page.getByRole('combobox', { name: 'Voice' });
  await voice.fill(words);
  await page.getByRole('option', { name: option, exact: true }).click();
  await expect.poll(() => voice.inputValue()).toBe(words);
}

// One way through, each step from where the one before has left the window.
test('one Voicetray finds the other by its address, and knows what it is', async () => {
  await press('Settings');
  await press('Add profile');
  await page.getByRole('dialog', { name: 'New profile' }).waitFor();
  await typeInto(page, field('Address'), server.url);
  await typeInto(page, field('App key'), server.key ?? '');
  await press('Test connection');
  const report = page.getByRole('dialog').getByRole('status');
  await expect
    .poll(() => report.innerText())
    .toMatch(/Connected to “Voicetray”.\s+Speech is on in this app./);
  expect(await report.innerText()).toContain('Its default voice is en-us.');
  expect(await report.innerText()).toMatch(/The server runs Dify 1\.17\.0\+voicetray\.\d/);
  await press('Save profile');
  await expect.poll(() => page.getByRole('radio', { name: 'Voicetray' }).isChecked()).toBe(true);
  await press('Close settings');
});

test('what is heard and saved is what the voice on this computer says', async () => {
  const own = await ownVoice(TEXT, 'en-us');
  let heard = await hear(() => window.speak(TEXT));
  let saved = await savedAs('WAV');
  // The engine was new: its voice wavers with what it has said before.
  expect(heardShare(saved, own)).toBeGreaterThan(0.8);
  // Copied frames make each pause last whole frames: the words are the same.
  expect(heardShare(await savedAs('MP3'), saved)).toBeGreaterThan(0.8);
  await expect.poll(() => asked().length).toBeGreaterThanOrEqual(2);
  // The machine may be too busy to play without a drop-out: what was heard is given three chances.
  for (let attempt = 1; attempt < 3 && heardShare(heard, saved) <= 0.8; attempt++) {
    heard = await hear(() => window.speak(TEXT));
    saved = await savedAs('WAV');
  }
  expect(rms(heard)).toBeGreaterThan(0.03);
  expect(heardShare(heard, saved)).toBeGreaterThan(0.8);
  expect(server.stderr()).not.toContain('lighthouse');
});

test('a voice of the other is asked for by its name; one it does not have is told', async () => {
  await chooseVoice('de', 'Use “de”');
  const own = await ownVoice(GERMAN, 'de');
  await hear(() => window.speak(GERMAN));
  // No other voice takes as long for these words.
  expect(Math.abs(seconds(await savedAs('WAV')) - seconds(own))).toBeLessThan(0.1);
  expect(Math.abs(seconds(await ownVoice(GERMAN, 'en-us')) - seconds(own))).toBeGreaterThan(0.3);

  await chooseVoice('zelda', 'Use “zelda”');
  await window.speak(GERMAN);
  await expect.poll(alerts, { timeout: 30_000 }).toEqual([errorWords({ code: 'provider_refused' })]);
  await window.button('Choose voice').waitFor();
  await chooseVoice('de', 'de');
});

test('what is stopped in the middle is stopped there, too', async () => {
  const before = asked().length;
  await window.speak(TEXT.repeat(20));
  await window.says(/Playing/);
  await page.keyboard.press('Escape');
  await window.says('Stopped');
  await expect.poll(() => asked().length).toBeGreaterThan(before);
  const then = asked().length;
  await page.waitForTimeout(1500);
  expect(asked().length).toBeLessThanOrEqual(then + 1);
  expect(then - before).toBeLessThan(10);
});

test('texts wait in line for each other', async () => {
  await window.call('updatePreferences', { whenBusy: 'queue' });
  const first = await ownVoice(ONE, 'de');
  const second = await ownVoice(TWO, 'de');
  const before = asked().length;
  const recorder = await window.sink.record();
  await window.speak(ONE);
  await window.says(/Playing/);
  await window.speak(TWO);
  // Between the two it is finished, too.
  await expect.poll(() => asked().length, { timeout: 60_000 }).toBe(before + 2);
  await page.getByRole('region', { name: 'Player' }).getByText(TWO).first().waitFor();
  await window.says('Finished', 60_000);
  const heard = trimQuiet(await recorder.stopWhenQuiet());
  expect(seconds(heard)).toBeGreaterThan((seconds(first) + seconds(second)) * 0.95);
  const [one, two] = asked().slice(-2);
  for (const line of [one, two]) expect(line).toMatch(/ 200, \d+ bytes, \d+ ms, key [0-9a-f]+ "first"$/);
  await window.call('updatePreferences', { whenBusy: 'interrupt' });
});

test('a key that is removed there is told here, and a new one speaks on', async () => {
  expect((await person.run(['serve', 'key', 'remove', 'first'])).code).toBe(0);
  await window.speak(GERMAN);
  await expect.poll(alerts, { timeout: 30_000 }).toEqual([errorWords({ code: 'key_refused' })]);
  const { stdout } = await person.run(['serve', 'key', 'add', 'second']);
  await window.button('Open profile').click();
  await typeInto(page, field('App key'), stdout.toString().trim());
  await press('Save profile');
  await page.keyboard.press('Escape');
  await expect
    .poll(() => asked().at(-1), { timeout: 30_000 })
    .toMatch(/ 200, \d+ bytes, \d+ ms, key [0-9a-f]+ "second"/);
  await window.says('Finished');
});
