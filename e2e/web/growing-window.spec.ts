import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

/** Spoken in some four seconds each; each is a part once the next one begins. */
const ANSWER = [
  'Herons are large birds with long legs and a long neck. ',
  'They stand in shallow water for hours and wait for a fish. ',
  'In spring they build their nests high up in old trees. ',
];

let window: Window;
let server: DifyServer;
/** Has the answer written up to so many sentences. */
let write: (sentences: number) => void;
beforeAll(async () => {
  [window, server] = await Promise.all([openWindow(), startDifyServer()]);
  const { id } = await window.call<{ id: string }>('saveProfile', {
    ...{ name: 'Office', url: server.url, key: server.key },
  });
  await window.call('updatePreferences', { activeProfile: id });
  await window.button('Ask').waitFor();
});
beforeEach(() => {
  Object.assign(server.chat.knobs, {
    mode: 'chat',
    form: [],
    breakOff: null,
    reply: () => ANSWER,
  });
  // Nothing is written before the test says so: however slow the machine is, what is there is known.
  const gates = ANSWER.map(() => Promise.withResolvers<undefined>());
  server.chat.knobs.turn = (part) => gates[part]?.promise ?? Promise.resolve();
  write = (sentences) => gates.slice(0, sentences).forEach(({ resolve }) => resolve(undefined));
});
afterAll(async () => {
  await window?.close();
  await server?.close();
});

const says = (page: Page, words: string | RegExp): Promise<void> =>
  expect
    .poll(() => page.getByRole('status', { name: 'Status' }).innerText(), { timeout: 60_000, interval: 50 })
    .toMatch(words);
const answerOf = (page: Page) => page.getByRole('group', { name: 'Text of the answer' });

async function ask(): Promise<void> {
  await window.text.fill('What is a heron?');
  await window.page.keyboard.press('Control+Shift+Enter');
}

describe('an answer that is being written', () => {
  test('is waited for in plain words, before its first part and between two', async () => {
    await ask();
    await says(window.page, 'Waiting for the answer…');
    write(2);
    await says(window.page, /^Playing part 1$/);
    await says(window.page, 'Waiting for the answer…');
    write(3);
    await says(window.page, /^Playing part 2 of \d$/);
    await says(window.page, 'Finished');
  });

  test('is there after a reload, as far as it came, and played on from its place', async () => {
    await ask();
    write(2);
    await says(window.page, /^Playing part 1$/);
    await window.page.reload();
    await says(window.page, /^Paused at part 1$/);
    expect(await answerOf(window.page).innerText()).toContain('Herons');
    await window.button('Play').click();
    write(3);
    await says(window.page, /^Playing part 2 of \d$/);
    await says(window.page, 'Finished');
    expect(await answerOf(window.page).innerText()).toBe(ANSWER.join(''));
  });

  test('goes on in another window that takes over', async () => {
    const second = await window.page.context().newPage();
    await second.goto(new URL(window.host.url).origin);
    await says(second, 'Voicetray plays in another window');
    await ask();
    write(2);
    await says(window.page, /^Playing part 1$/);
    await second.getByRole('button', { name: 'Listen here' }).click();
    await says(window.page, 'Playing in another window');
    await says(second, /^(Playing part 2.*|Waiting for the answer…)$/);
    write(3);
    await says(second, 'Finished');
    expect(await answerOf(second).innerText()).toBe(ANSWER.join(''));
    await second.close();
  });
});
