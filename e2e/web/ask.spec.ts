import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from '../../src-preload/contract/narration.ts';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { pressOn, tabTo, typeInto } from '../fixtures/keyboard.ts';
import { rms } from '../fixtures/signal.ts';
import { decodeFile, openWindow, type Window } from '../fixtures/window.ts';

const QUESTION = 'What is a heron?';
const ANSWER = ['A heron is a large bird. ', 'It stands in shallow water. ', 'There it waits for a fish.'];
const USER = 'desk-1';

let window: Window;
let page: Page;
let server: DifyServer;
beforeAll(async () => {
  [window, server] = await Promise.all([openWindow(), startDifyServer()]);
  ({ page } = window);
  const draft = { name: 'Office', url: server.url, key: server.key, user: USER };
  const { id } = await window.call<{ id: string }>('saveProfile', draft);
  // What is said is heard to its end many times, and nothing is measured in it.
  const playback = { ...defaultPreferences.playback, speed: 3 };
  await window.call('updatePreferences', { activeProfile: id, playback });
  await window.button('Ask').waitFor();
});
beforeEach(() => {
  server.requests.length = 0;
  server.chat.stopped.length = 0;
  Object.assign(server.chat.knobs, { mode: 'chat', form: [], pace: 0, breakOff: null, reply: () => ANSWER });
});
/** The next test begins with a window that nobody has used. */
afterEach(async () => {
  await window.call('stopNarration', {});
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await window.button('Ask').waitFor();
});
afterAll(async () => {
  await window?.close();
  await server?.close();
});

const answer = () => page.getByRole('group', { name: 'Text of the answer' });
const asked = (): unknown[] =>
  server.requests.filter(({ path }) => path === '/v1/chat-messages').map(({ body }) => body);
const spoken = (): unknown[] =>
  server.requests.filter(({ path }) => path === '/v1/text-to-audio').map(({ body }) => body);

/** Parts of what is narrated that are there. */
const made = async (): Promise<number | undefined> =>
  (await window.call<{ desk: Desk }>('hello', {})).desk.current?.made;

async function expectAccessible(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const beyond = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(beyond)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 900, height: 760 });
}

describe('asking', () => {
  test('the answer is heard while it is still being written', async () => {
    server.chat.knobs.pace = 4000;
    const recorder = await window.sink.record();
    await typeInto(page, window.text, QUESTION);
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByText('Waiting for the first words…').waitFor();
    await expect
      .poll(() => rms(recorder.samples()), { timeout: 30_000, interval: 50 })
      .toBeGreaterThan(0.005);
    expect(await answer().getAttribute('aria-busy')).toBe('true');
    expect(await answer().innerText()).not.toContain('fish');
    await expectAccessible();
    await window.says('Finished');
    await recorder.stop();
    await expect.poll(() => answer().innerText()).toBe(ANSWER.join(''));
    await expect.poll(() => answer().getAttribute('aria-busy')).toBe('false');
    expect(asked()).toMatchObject([{ query: QUESTION, user: USER }]);
    expect(
      spoken()
        .map((body) => (body as { text: string }).text)
        .join(' '),
    ).toBe(ANSWER.join(''));
    expect(await window.text.inputValue()).toBe(QUESTION);
    const { path, name } = await window.save('WAV');
    expect(name).toMatch(/^What is a heron/);
    expect((await decodeFile(path)).length / 48_000).toBeGreaterThan(4);
  });

  test('a next question goes on in the same conversation, or begins another', async () => {
    await window.text.fill(QUESTION);
    await pressOn(page, window.button('Ask'));
    await window.says('Finished');
    await window.text.fill('And a stork?');
    await pressOn(page, window.button('Ask on'));
    await expect.poll(asked).toHaveLength(2);
    await window.says('Finished');
    const conversations = await window.call<{ conversations: { id: string }[] }>('listConversations', {
      profileId: (await window.call<{ profiles: { id: string }[] }>('hello', {})).profiles[0]!.id,
    });
    expect(asked()[1]).toMatchObject({ conversation_id: conversations.conversations[0]!.id });
    await pressOn(page, window.button('Start anew'));
    expect(await window.text.evaluate((element) => element === document.activeElement)).toBe(true);
    await pressOn(page, window.button('Ask'));
    await expect.poll(asked).toHaveLength(3);
    expect(asked()[2]).not.toHaveProperty('conversation_id');
    await window.says('Finished');
  });

  test('Stop tells the app to write no further, and keeps what was written', async () => {
    Object.assign(server.chat.knobs, { pace: 1500, reply: () => Array<string>(60).fill(ANSWER[0]!) });
    await window.text.fill(QUESTION);
    await page.keyboard.press('Control+Shift+Enter');
    await window.says(/^Playing/);
    await page.keyboard.press('Escape');
    await window.says('Stopped');
    await expect.poll(() => server.chat.stopped.length).toBe(1);
    expect(await answer().innerText()).toContain('A heron is a large bird.');
    expect(await window.text.inputValue()).toBe(QUESTION);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('an answer that breaks off keeps what was spoken, and can be asked for again', async () => {
    server.chat.knobs.breakOff = { after: 2, how: 'error' };
    await window.text.fill(QUESTION);
    await page.keyboard.press('Control+Shift+Enter');
    const trouble = page.getByRole('alert');
    await trouble.getByText('The app could not finish its answer. Ask again.').waitFor();
    await expect.poll(() => answer().innerText()).toBe(ANSWER.slice(0, 2).join(''));
    expect(await window.text.inputValue()).toBe(QUESTION);
    await expect.poll(made).toBe(2);
    const { path } = await window.save('WAV');
    expect((await decodeFile(path)).length / 48_000).toBeGreaterThan(1.5);
    await pressOn(page, trouble.getByRole('button', { name: 'Try again' }));
    await expect.poll(asked).toHaveLength(2);
    await expect.poll(() => answer().innerText()).toContain('fish');
    await window.says('Finished', 60_000);
    expect(await trouble.count()).toBe(0);
  });

  test('an app of another kind says so, and the question stays', async () => {
    server.chat.knobs.mode = 'workflow';
    await window.text.fill(QUESTION);
    await pressOn(page, window.button('Ask'));
    await page.getByText('This Dify app cannot be asked from here: it is of the kind “workflow”.').waitFor();
    expect(await window.text.inputValue()).toBe(QUESTION);
    expect(asked()).toEqual([]);
  });

  test('nothing is asked without words', async () => {
    await window.text.fill('  ');
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByText('There is no text to speak. Type or paste some first.').waitFor();
    expect(server.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test('the answer is copied', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await window.text.fill(QUESTION);
    await page.keyboard.press('Control+Shift+Enter');
    await window.says('Finished');
    await pressOn(page, window.button('Copy'));
    await window.button('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(ANSWER.join(''));
  });
});

describe('answers that are there', () => {
  const open = () => pressOn(page, page.getByText('Answers', { exact: true }));
  const conversation = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}\\b`) });

  test('are found by the keyboard, a page at a time, and spoken', async () => {
    const { history } = server.chat;
    const talk = history.open(USER, 'Birds of the lake', null);
    for (let n = 1; n <= 22; n += 1)
      history.add(talk, USER, `Question ${n}`, `<think>hm</think>Answer ${n}.`);
    for (let n = 1; n <= 20; n += 1) history.add(history.open(USER, `Talk ${n}`, null), USER, 'Hi', 'Hello.');
    await open();
    await conversation('Talk 20').waitFor();
    expect(await conversation('Birds').count()).toBe(0);
    await pressOn(page, window.button('More conversations'));
    await conversation('Birds').waitFor();
    await pressOn(page, conversation('Birds'));
    expect(await conversation('Birds').getAttribute('aria-expanded')).toBe('true');
    const answers = page.getByRole('list', { name: 'Answers, the newest first' }).getByRole('listitem');
    await expect.poll(() => answers.count()).toBe(20);
    expect(await answers.first().innerText()).toMatch(/^Question 22\s+Answer 22\./);
    await expectAccessible();
    await pressOn(page, window.button('Older answers'));
    await expect.poll(() => answers.count()).toBe(22);
    await pressOn(page, window.button('Speak the answer to “Question 2”'));
    await window.says('Finished');
    expect(spoken()).toEqual([{ message_id: talk?.messages[1]?.id, user: USER, streaming: true }]);
    expect(await page.getByRole('region', { name: 'Player' }).innerText()).toContain('Question 2');

    await pressOn(page, window.button('Ask on in this conversation'));
    await page.keyboard.type(QUESTION);
    await tabTo(page, window.button('Ask on'));
    await page.keyboard.press('Enter');
    await expect.poll(asked).toMatchObject([{ conversation_id: talk?.id }]);
    await window.says('Finished');
    // What was just asked is the newest there, without anybody looking again.
    await conversation('Birds').waitFor();
    await expect.poll(() => answers.first().innerText()).toContain(QUESTION);
  });

  test('of a completion app are those that were asked for here', async () => {
    server.chat.knobs.mode = 'completion';
    server.chat.knobs.form = [{ paragraph: { variable: 'query', label: 'Query', required: true } }];
    await window.text.fill('Sum it up');
    await page.keyboard.press('Control+Shift+Enter');
    await window.says('Finished');
    expect(await window.button('Ask on').count()).toBe(0);
    await open();
    await page
      .getByText('A completion app keeps no list of its answers. These were asked for here.')
      .waitFor();
    await window.button('Speak the answer to “Sum it up”').click();
    const byId = { message_id: expect.any(String) as string };
    await expect.poll(() => spoken().at(-1)).toMatchObject(byId);
    await window.says('Finished');
    await expectAccessible();
  });

  test('are none at first, and an error can be tried again', async () => {
    await window.call('saveProfile', {
      ...{ id: (await window.call<{ profiles: { id: string }[] }>('hello', {})).profiles[0]!.id },
      ...{ name: 'Office', url: server.url, user: 'desk-9' },
    });
    await open();
    await page.getByText('Nothing was asked yet as “desk-9”.').waitFor();
    server.chat.knobs.mode = 'workflow';
    await page.getByText('Answers', { exact: true }).click();
    await page.getByText('Answers', { exact: true }).click();
    await page.getByRole('alert').getByText('it is of the kind “workflow”').waitFor();
    await expectAccessible();
  });
});
