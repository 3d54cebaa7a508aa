import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { expectSilence } from '../fixtures/ear.ts';
import { pressOn, tabTo } from '../fixtures/keyboard.ts';
import { QUIET } from '../fixtures/recording.ts';
import { rms } from '../fixtures/signal.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

const LONG =
  'The path begins behind the old mill and goes up through the beeches, slowly at first, then in steps cut into the rock. ' +
  'Halfway there is a bench, a spring and a view of the whole valley, where people sit down and forget why they came.';

let window: Window;
let page: Page;
let server: DifyServer;
let profileId: string;
let voice: Locator;
let remark: Locator;
beforeAll(async () => {
  [window, server] = await Promise.all([openWindow(), startDifyServer()]);
  ({ page } = window);
  voice = page.getByRole('combobox', { name: 'Voice' });
  remark = page.getByRole('status', { name: 'Note' });
  const draft = { name: 'Office', url: server.url, key: server.key };
  ({ id: profileId } = await window.call<{ id: string }>('saveProfile', draft));
});
afterAll(async () => {
  await window?.close();
  await server?.close();
});
beforeEach(() => use({ profile: profileId, voice: null }));

/** Who speaks, and with which voice. */
async function use(wanted: { profile: string | null; voice: string | null }): Promise<void> {
  await window.call('stopNarration', {});
  await window.call('updatePreferences', { activeProfile: wanted.profile });
  if (wanted.profile !== null) {
    const draft = { id: wanted.profile, name: 'Office', url: server.url, voice: wanted.voice };
    await window.call('saveProfile', draft);
  }
  const shown = wanted.profile === null ? /^English/ : (wanted.voice ?? /^App default \(/);
  await expect.poll(() => voice.inputValue()).toMatch(shown);
}

/** The headings of the open list, each with the names below it. */
const listed = (): Promise<[string, string[]][]> =>
  page
    .getByRole('listbox', { name: 'Voice' })
    .evaluate((list) =>
      [...list.querySelectorAll('[role=group]')].map((group) => [
        group.getAttribute('aria-label') ?? '',
        [...group.querySelectorAll('.name')].map((name) => name.textContent?.trim() ?? ''),
      ]),
    );

async function look(): Promise<[string, string[]][]> {
  await voice.click();
  const groups = await listed();
  await page.keyboard.press('Escape');
  return groups;
}

async function type(name: string): Promise<void> {
  await voice.click();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect.poll(() => voice.inputValue()).toBe(name);
}

const spoken = (): { voice?: string }[] =>
  server.requests.filter(({ path }) => path === '/v1/text-to-audio').map(({ body }) => body as object);

/** How loud it was from the press of a button until the preview had ended. */
async function loudness(press: () => Promise<void>): Promise<number> {
  const recorder = await window.sink.record();
  await press();
  await window.button('Stop the preview').waitFor();
  await window.button('Hear it').waitFor({ timeout: 30_000 });
  return rms(await recorder.stop());
}

describe('the list of a Dify profile', () => {
  test('begins with the app’s default, named and explained', async () => {
    const groups = await look();
    expect(groups[0]?.[0]).toBe('');
    expect(groups[0]?.[1][0]).toMatch(/^App default \(alloy\)\s+The voice that is set in the Dify app\.$/);
    expect(groups.map(([label]) => label)).toContain('OpenAI, Azure OpenAI');
    expect(await window.button('Favourite').isDisabled()).toBe(true);
  });

  test('says so when the app names none', async () => {
    server.knobs.defaultVoice = '';
    await page.reload();
    await window.says('Ready');
    await expect.poll(() => voice.inputValue()).toBe('App default');
    expect((await look())[0]?.[1][0]).toContain(
      'The Dify app names no voice, so its speech model picks one.',
    );
    server.knobs.defaultVoice = 'alloy';
    await page.reload();
    await window.says('Ready');
  });

  test('a voice that is only typed is chosen, sent as it is, and listed once it has spoken', async () => {
    await type('my-own voice');
    expect((await look()).flatMap(([, names]) => names)).toContain('my-own voice');
    await window.speak('A short sentence.');
    await window.says('Finished');
    expect(spoken().at(-1)).toMatchObject({ voice: 'my-own voice' });
    await expect.poll(look).toContainEqual(['Spoken with before', ['my-own voice']]);
    await use({ profile: profileId, voice: null });
    await expect.poll(look).toContainEqual(['Spoken with before', ['my-own voice']]);
  });
});

describe('favourites', () => {
  test('are marked by the star, stand first, and stay over a reload', async () => {
    const star = window.button('Favourite');
    await type('my-own voice');
    expect(await star.getAttribute('aria-pressed')).toBe('false');
    await pressOn(page, star, 'Space');
    await expect.poll(() => star.getAttribute('aria-pressed')).toBe('true');
    await page.reload();
    await window.says('Ready');
    await expect.poll(() => voice.inputValue()).toBe('my-own voice');
    await expect.poll(() => star.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(async () => (await look())[1]).toEqual(['Favourites', ['my-own voice']]);
    await star.click();
    await expect.poll(async () => (await look()).map(([label]) => label)).not.toContain('Favourites');
  });

  test('are there for this computer too', async () => {
    await use({ profile: null, voice: null });
    await window.button('Favourite').click();
    await expect.poll(async () => (await look())[0]).toEqual(['Favourites', ['English (America)']]);
    await window.button('Favourite').click();
    await expect.poll(async () => (await look())[0]?.[0]).not.toBe('Favourites');
  });
});

describe('hearing a voice', () => {
  test('plays a phrase, made once, and needs no mouse', async () => {
    const before = spoken().length;
    await type('Onyx');
    const hear = window.button('Hear it');
    expect(await loudness(() => pressOn(page, hear))).toBeGreaterThan(0.01);
    const voices = (): unknown[] =>
      spoken()
        .slice(before)
        .map(({ voice }) => voice)
        .sort();
    await expect.poll(voices).toEqual(['onyx', undefined]);
    expect(await loudness(() => hear.click())).toBeGreaterThan(0.01);
    expect(spoken().length).toBe(before + 2);
    expect(await remark.innerText()).toBe('');
  });

  test('is stopped by its button, and by Escape', async () => {
    const stop = window.button('Stop the preview');
    for (const leave of [() => stop.click(), () => page.keyboard.press('Escape')]) {
      await pressOn(page, window.button('Hear it'));
      await stop.waitFor();
      await leave();
      // Sooner than the phrase would end by itself.
      await window.button('Hear it').waitFor({ timeout: 2000 });
    }
    await expectSilence(window.sink, 2000);
    const recorder = await window.sink.record();
    await page.waitForTimeout(500);
    expect(rms(await recorder.stop())).toBeLessThan(QUIET);
  });

  test('of this computer is heard too', async () => {
    await use({ profile: null, voice: null });
    const before = server.requests.length;
    expect(await loudness(() => window.button('Hear it').click())).toBeGreaterThan(0.01);
    expect(server.requests.length).toBe(before);
  });

  test('pauses what plays, and Escape leaves that as it is', async () => {
    await window.speak(LONG);
    await window.says(/^Playing/);
    await window.button('Hear it').click();
    await window.button('Stop the preview').waitFor();
    await window.says(/^Paused/);
    await window.button('Stop the preview').press('Escape');
    await window.button('Hear it').waitFor();
    await window.says(/^Paused/);
    await window.button('Hear it').click();
    await window.button('Stop the preview').waitFor();
    await window.button('Play').click();
    await window.button('Hear it').waitFor({ timeout: 1500 });
    await window.says(/^Playing/);
  });

  test('that the server replaced is said, and no longer once the server knows it', async () => {
    await type('zelda');
    await window.button('Hear it').click();
    await expect
      .poll(() => remark.innerText())
      .toBe('The server does not know “zelda” and spoke with its default voice.');
    await page.reload();
    await expect.poll(() => remark.innerText()).toContain('does not know “zelda”');
    await voice.click();
    const chosen = page.getByRole('listbox', { name: 'Voice' }).getByRole('option', { selected: true });
    expect(await chosen.innerText()).toContain('sounds like the default');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await page.keyboard.press('Escape');
    await voice.click();
    const { x, width } = (await page.getByRole('listbox', { name: 'Voice' }).boundingBox())!;
    expect([x >= 0, x + width <= 320]).toEqual([true, true]);
    await page.setViewportSize({ width: 900, height: 760 });
    await page.keyboard.press('Escape');
    server.knobs.moreVoices['zelda'] = 'onyx';
    await pressOn(page, window.button('Hear it'));
    await expect.poll(() => remark.innerText()).toBe('');
  });

  test('that fails says why, and can be tried again', async () => {
    await type('Fable');
    const refused = { status: 400, body: { code: 'provider_quota_exceeded', message: 'No.', status: 400 } };
    server.failNext(refused);
    await window.button('Hear it').click();
    await page.getByRole('alert').getByText('The credit is used up in Dify.').waitFor();
    await tabTo(page, window.button('Hear it'));
    expect(await loudness(() => page.keyboard.press('Enter'))).toBeGreaterThan(0.01);
  });
});
