import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AppError, errorRow } from '../../src-preload/contract/errors.ts';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { serve } from '../fixtures/loopback.ts';
import { expectTrouble } from '../fixtures/trouble.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

const TEXT = 'Good morning to all of you.';

let window: Window;
let server: DifyServer;
/** Servers of one test. */
const servers: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  [window, server] = await Promise.all([openWindow(), startDifyServer()]);
});
afterAll(async () => {
  await window?.close();
  await Promise.all([server, ...servers].map((one) => one?.close()));
});

const choose = (preferences: Partial<Preferences>): Promise<unknown> =>
  window.call('updatePreferences', preferences);

/** Each test begins with this computer's voice and nothing on the desk. */
beforeEach(async () => {
  Object.assign(server.knobs, { ttsEnabled: true, cutAfter: null });
  server.requests.length = 0;
  await window.call('stopNarration', {});
  await choose({ activeProfile: null, onDevice: { voice: 'en-us', rate: 1, pitch: 0.5 } });
  await window.page.reload();
  await window.says('Ready');
});

let profiles = 0;
async function speakThrough(url: string, key = server.key): Promise<void> {
  const draft = { name: `Profile ${++profiles}`, url, key };
  const { id } = await window.call<{ id: string }>('saveProfile', draft);
  await choose({ activeProfile: id });
  await expect.poll(() => window.page.getByLabel('Spoken by').inputValue()).toBe(id);
}

/** The texts that the server was asked to speak, in order. */
const asked = (): unknown[] =>
  server.requests
    .filter(({ path }) => path === '/v1/text-to-audio')
    .map(({ body }) => (body as { text?: string }).text);

/** A Dify app whose provider sends Ogg. */
async function serveOgg(): Promise<string> {
  const tone = ['-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'libopus', '-f', 'ogg', 'pipe:1'];
  const { stdout } = await promisify(execFile)('ffmpeg', ['-loglevel', 'error', ...tone], {
    encoding: 'buffer',
  });
  const ogg = await serve(({ path }, response) => {
    const isSound = path.endsWith('/text-to-audio');
    const type = isSound ? 'audio/mpeg' : 'application/json';
    response.writeHead(200, { 'content-type': type, 'x-version': '1.16.0' });
    response.end(isSound ? stdout : '{"text_to_speech":{"enabled":true,"voice":"alloy"}}');
  });
  servers.push(ogg);
  return `${ogg.url}/v1`;
}

/** Seconds of what is in the player. */
const length = async (): Promise<number> =>
  Number(await window.page.getByRole('slider', { name: 'Position' }).getAttribute('max'));

const click = (name: string): Promise<void> => window.button(name).click();

interface Trouble {
  readonly what: string;
  readonly text?: string;
  readonly arrange?: () => Promise<unknown>;
  readonly error: AppError;
  /** The button beside the sentence. */
  readonly wayOut: string | null;
  /** Goes that way, up to where the text is spoken. */
  readonly leave?: () => Promise<void>;
}

const troubles: Trouble[] = [
  { what: 'no text', text: '', error: { code: 'text_empty' }, wayOut: null },
  { what: 'spaces alone', text: ' \n\t ', error: { code: 'text_empty' }, wayOut: null },
  { what: 'emoji alone', text: '👍🏽 🎉 🏳️‍🌈', error: { code: 'nothing_speakable' }, wayOut: null },
  {
    what: 'a voice this computer does not have',
    arrange: () => choose({ onDevice: { voice: 'xx-nobody', rate: 1, pitch: 0.5 } }),
    error: { code: 'voice_unknown', params: { voice: 'xx-nobody' } },
    wayOut: 'Choose voice',
    async leave() {
      await click('Choose voice');
      await window.page.keyboard.type('scotland');
      await window.page.keyboard.press('Enter');
      await expect.poll(() => window.page.getByLabel('Voice').inputValue()).toMatch(/Scotland/);
      await click('Speak');
    },
  },
  {
    what: 'an address whose web page answers 404',
    arrange: () => speakThrough(server.url.replace(/\/v1$/, '')),
    error: { code: 'url_not_dify' },
    wayOut: 'Open profile',
    async leave() {
      await click('Open profile');
      await click('Test connection');
      await window.page.getByText(`The address was completed to ${server.url}.`).waitFor();
      await click('Save profile');
      await click('Close settings');
      await click('Speak');
    },
  },
  {
    what: 'a wrong key',
    arrange: () => speakThrough(server.url, 'app-not-this-one'),
    error: { code: 'key_refused' },
    wayOut: 'Open profile',
    async leave() {
      await click('Open profile');
      await window.page.getByLabel('App key').fill(server.key);
      await click('Save profile');
      await click('Close settings');
      await click('Speak');
    },
  },
  {
    what: 'an app with speech switched off',
    async arrange() {
      server.knobs.ttsEnabled = false;
      await speakThrough(server.url);
    },
    error: { code: 'speech_off' },
    wayOut: 'Choose voice',
    async leave() {
      await click('Choose voice');
      await window.page.keyboard.type('nova');
      await window.page.keyboard.press('Enter');
      await expect.poll(() => window.page.getByRole('combobox', { name: 'Voice' }).inputValue()).toBe('Nova');
      await click('Speak');
    },
  },
  {
    what: 'sound of a kind that is not read',
    arrange: async () => speakThrough(await serveOgg()),
    error: { code: 'audio_unsupported', params: { container: 'ogg' } },
    wayOut: null,
  },
];

describe('what goes wrong is one plain sentence, the text stays, and there is a way out', () => {
  test.each(troubles)('$what', async ({ text = TEXT, arrange, error, wayOut, leave }) => {
    await arrange?.();
    await window.speak(text);
    await window.says(errorRow(error.code).kind === 'input' ? 'Ready' : 'This could not be spoken');
    await expectTrouble(window, error, wayOut, text);
    if (!leave) return;
    await leave();
    await window.says('Finished');
    expect(await window.page.getByRole('alert').count()).toBe(0);
    expect(await window.text.inputValue()).toBe(text);
  });

  test('a message that is not there', async () => {
    await speakThrough(server.url);
    await window.text.fill(TEXT);
    await window.page.getByText('Answers', { exact: true }).click();
    await window.page.getByLabel('Message id').fill('no-such-message');
    await click('Speak message');
    await expectTrouble(window, { code: 'message_silent' }, null, TEXT);
  });

  test('credit that is used up on the way: what was made is heard and can be saved', async () => {
    const text = 'The first part of it is still paid for.\n\nThe second one is not.\n\nNor is the third.';
    await speakThrough(server.url);
    const body = { code: 'provider_quota_exceeded', message: 'Quota used up', status: 400 };
    server.failNext({ status: 400, body }, 1);
    await window.speak(text);
    await window.says('Playing part 1 of 3');
    await window.says('Part 2 of 3 could not be spoken');
    await expectTrouble(window, { code: 'quota_used_up' }, null, text);
    const { name } = await window.save('MP3');
    await window.page.getByText(`Saved the 1 of 3 parts made so far as ${name} in your downloads.`).waitFor();
  });
});

describe('what passes by itself is not told', () => {
  test('a server that fails once', async () => {
    await speakThrough(server.url);
    server.failNext({ status: 500, body: { code: 'internal_server_error', message: 'boom', status: 500 } });
    await window.speak(TEXT);
    await window.says('Finished');
    expect(await window.page.getByRole('alert').count()).toBe(0);
    expect(asked()).toEqual([TEXT, TEXT]);
  });

  test('a web page in place of the sound', async () => {
    await speakThrough(server.url);
    server.failNext({ status: 200, body: '<!doctype html><title>Log in</title><h1>Hotel network</h1>' });
    await window.speak(TEXT);
    await window.says('Finished');
    expect(await window.page.getByRole('alert').count()).toBe(0);
    expect(asked()).toEqual([TEXT, TEXT]);
  });

  test('a sound that is cut off on its way', async () => {
    await speakThrough(server.url);
    server.knobs.cutAfter = 4000;
    const before = server.soundStarts.length;
    await window.speak(TEXT);
    await expect.poll(() => server.soundStarts.length).toBeGreaterThan(before);
    server.knobs.cutAfter = null;
    await window.says('Finished');
    expect(await window.page.getByRole('alert').count()).toBe(0);
    expect(asked().length).toBeGreaterThan(1);
    // It is as long as one that was never cut.
    const cut = await length();
    await window.speak(TEXT);
    await window.says('Playing');
    await window.says('Finished');
    expect(await length()).toBeCloseTo(cut, 2);
  });
});

describe('a long text', () => {
  const question = () => window.page.getByRole('dialog', { name: 'Speak this long text?' });

  test('is asked about first, with what it would take', async () => {
    await choose({ askAbove: 100 });
    const text = 'A first sentence that is not short at all. '.repeat(3).trim();
    await window.speak(text);
    await question()
      .getByText(`It has ${text.length} characters: about 1 minute of speech, in 2 parts.`)
      .waitFor();
    await click('Not now');
    await question().waitFor({ state: 'detached' });
    await window.says('Ready');
    expect(await window.text.inputValue()).toBe(text);
    expect(await window.page.getByRole('alert').count()).toBe(0);

    await window.page.keyboard.press('Control+Enter');
    await click('Speak it all');
    await window.says('Finished');
    await choose({ askAbove: 20_000 });
  });

  test('of five megabytes is played from its beginning, and stops at once', async () => {
    const sentence = 'There is a road that goes on and on, past the mill and over the hill. ';
    const text = sentence.repeat(Math.ceil(5_000_000 / sentence.length));
    await window.speak(text);
    await question()
      .getByText(/^It has 5,000,\d{3} characters: about \d+ hours of speech, in [\d,]+ parts\.$/)
      .waitFor();
    await click('Speak it all');
    await window.says(/^Playing part 1 of \d+$/, 60_000);
    await click('Stop');
    await window.says('Stopped');
    expect(await window.text.inputValue()).toBe(text);
    // The page still does what it is asked.
    await click('Clear text');
    await window.speak('Short.');
    await window.says('Finished');
  });
});
