import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { lastingPort, serve } from '../fixtures/loopback.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

const TEXT = 'A first part that lasts for some while, so that there is time to look at it.\n\nA second part.';

let window: Window;
let page: Page;
let server: DifyServer;
beforeAll(async () => {
  [window, server] = await Promise.all([openWindow(), startDifyServer()]);
  ({ page } = window);
  await window.status.getByText('Ready').waitFor();
});
afterAll(async () => {
  await window?.close();
  await server?.close();
});

/** Looks at the window as it is, in both colour schemes, and at the width of a small phone. */
async function expectAccessible(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations, passes } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
    expect(found, colorScheme).toEqual([]);
    expect(passes.length).toBeGreaterThan(10);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const widths = await page.evaluate(() => {
    const inner = document.querySelector('dialog[open] .body, footer .bar');
    const parts = [document.documentElement, ...(inner ? [inner] : [])];
    return parts.map((part) => part.scrollWidth - part.clientWidth);
  });
  expect(widths.filter((beyond) => beyond > 0)).toEqual([]);
  await page.setViewportSize({ width: 900, height: 760 });
}

/** The states of the window, each reached from the one before. */
describe('the window breaks no rule of accessibility', () => {
  test('when it is idle', async () => {
    await expectAccessible();
  });

  test('while it plays, and when it is finished', async () => {
    await window.speak(TEXT);
    await window.says(/^Playing part 1/);
    await expectAccessible();
    await window.says('Finished');
    await expectAccessible();
  });

  test('with the list of voices open', async () => {
    await page.getByRole('combobox', { name: 'Voice' }).click();
    await page.getByRole('listbox', { name: 'Voice' }).waitFor();
    await expectAccessible();
    await page.keyboard.press('Escape');
  });

  test('while it asks about a long text', async () => {
    await window.call('updatePreferences', { askAbove: 100 });
    await window.speak(TEXT.repeat(2));
    await page.getByRole('dialog', { name: 'Speak this long text?' }).waitFor();
    await expectAccessible();
    await window.button('Not now').click();
    await window.call('updatePreferences', { askAbove: 20_000 });
  });

  test('when it failed, with the details open', async () => {
    const draft = { name: 'Office', url: server.url, key: server.key };
    const { id } = await window.call<{ id: string }>('saveProfile', draft);
    await window.call('updatePreferences', { activeProfile: id });
    await expect.poll(() => page.getByLabel('Spoken by').inputValue()).toBe(id);
    server.failNext({ status: 401, body: { code: 'unauthorized', message: 'No.', status: 401 } });
    await window.speak(TEXT);
    await window.says('Part 1 of 2 could not be spoken');
    await page.getByText('Details').click();
    await expectAccessible();
  });

  test('with the settings open, and a profile that was tested', async () => {
    await window.button('Settings').click();
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await expectAccessible();
    await window.button('Edit Office').click();
    await page.getByText('More options').click();
    await window.button('Test connection').click();
    await page.getByText('Connected to “Reader”.').waitFor();
    await expectAccessible();
    await window.button('Remove').click();
    await page.getByRole('dialog', { name: 'Remove “Office”?' }).waitFor();
    await expectAccessible();
  });

  test('with the waits of a profile, one of them wrong', async () => {
    await window.button('Keep it').click();
    await page.getByLabel('For the first sound').fill('soon');
    await window.button('Save profile').click();
    await page.getByText('Type a number of seconds from 0.1 to 600.').waitFor();
    await expectAccessible();
    await window.button('Back').click();
  });

  test('with profiles that were imported, some of them left out, and a file that is none', async () => {
    const profiles = [{ name: 'Lab', url: 'https://dify.example.com/v1' }, { name: 'Half' }];
    const chooser = page.getByRole('dialog').locator('input[type=file]').first();
    const give = (content: unknown): Promise<void> =>
      chooser.setInputFiles({
        name: 'p.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(content)),
      });
    await give({ format: 'voicetray-profiles', version: 1, profiles });
    await page.getByText('“Half” was left out').waitFor();
    await expectAccessible();
    await give({});
    await page.getByText('That file holds no Voicetray profiles').waitFor();
    await expectAccessible();
  });

  test('with the speech server running, a key that is shown, and the question before it is revoked', async () => {
    const port = await lastingPort();
    await window.call('updatePreferences', { server: { enabled: true, port, atOnce: 2 } });
    await page.getByLabel('Address for other programs').waitFor();
    await window.button('Make a key').click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Reader');
    await expectAccessible();
    await page.keyboard.press('Enter');
    await page.getByLabel('Key of Reader').waitFor();
    await expectAccessible();
    await window.button('Done').click();
    await expectAccessible();
    await window.button('Revoke Reader').click();
    await page.getByRole('dialog', { name: 'Revoke “Reader”?' }).waitFor();
    await expectAccessible();
    await window.button('Keep it').click();
  });

  test('with a port that another program has', async () => {
    const other = await serve((_, response) => void response.end());
    const { port } = other;
    await window.call('updatePreferences', { server: { enabled: true, port, atOnce: 2 } });
    await page.getByText(`Port ${port} is used by another program.`).waitFor();
    await expectAccessible();
    await other.close();
  });
});
