import type { Page } from 'playwright-core';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { launch, type Launched, type LaunchOptions } from './launch.ts';

const CLIP = 'CommandOrControl+Alt+S';
/** Long enough to play on until the key is pressed again on a busy machine. */
const TALE =
  'Once upon a time there was a fox who could not sleep. He lay awake and counted the stars above. '.repeat(
    6,
  );
let host: Launched;
let page: Page;
afterEach(() => host.end());

async function start(options?: LaunchOptions): Promise<void> {
  host = await launch(options);
  page = await host.openPage();
}
const openSettings = () => page.getByRole('button', { name: 'Settings', exact: true }).click();
const rowOf = (name: string) => page.getByRole('listitem').filter({ hasText: name });
const choose = (name: string) => page.getByRole('button', { name: `Choose keys: ${name}` }).click();
const isSet = (keys: string) => host.until(keys, () => host.desktop.shortcuts.has(keys));

describe('the key for the clipboard', () => {
  test('speaks, and the same key stops', async () => {
    await start();
    host.system.clipboard = TALE;
    host.pressHotkey(CLIP);
    await page.getByText('Playing', { exact: false }).first().waitFor();
    host.pressHotkey(CLIP);
    await page.getByText('Stopped').first().waitFor();
    host.system.selected = {
      ...{ text: 'And these words are selected in another program.', fails: false, formats: {} },
    };
    const keys = 'CommandOrControl+Alt+E';
    await page.evaluate(
      (wanted) => window.voicetray!.chooseHotkey({ action: 'speakSelection', keys: wanted }),
      keys,
    );
    await isSet(keys);
    host.pressHotkey(keys);
    await page.getByText('And these words are selected').first().waitFor();
  });
});

describe('keys are chosen', () => {
  test('by pressing them, and do what they are for', async () => {
    await start();
    await openSettings();
    await choose('Faster');
    expect(host.desktop.keysSuspended).toBe(true);
    await rowOf('Faster').getByText('Press the keys').waitFor();
    await page.keyboard.press('Control+Alt+F');
    await isSet('CommandOrControl+Alt+F');
    expect(host.desktop.keysSuspended).toBe(false);
    await rowOf('Faster').getByText('F', { exact: true }).waitFor();
    host.pressHotkey('CommandOrControl+Alt+F');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByLabel('Speed').inputValue()).toBe('1.25');
  });

  test('and not while Escape leaves them, a letter stands alone, or the focus goes', async () => {
    await start();
    await openSettings();
    await choose('Stop');
    await page.keyboard.press('k');
    await page.getByText('Hold Ctrl or Alt with it').waitFor();
    await page.keyboard.press('Escape');
    await rowOf('Stop').getByText('None').waitFor();
    // The settings are still open, and the next Escape closes them.
    await choose('Stop');
    await page.keyboard.press('Tab');
    await rowOf('Stop').getByText('None').waitFor();
    await host.until('keys that work again', () => !host.desktop.keysSuspended);
    expect([...host.desktop.shortcuts.keys()]).toEqual([CLIP]);
  });

  test('and those of another program, or of another action, are told with others to take', async () => {
    await start({ before: ({ desktop }) => desktop.taken.add('CommandOrControl+Alt+K') });
    await openSettings();
    await choose('Stop');
    await page.keyboard.press('Control+Alt+K');
    await page.getByText('Ctrl + Alt + K is used by another program.').waitFor();
    await page.getByRole('button', { name: 'Use Ctrl + Shift + K' }).click();
    await isSet('CommandOrControl+Shift+K');
    await choose('Sentence on');
    await page.keyboard.press('Control+Alt+S');
    await page.getByText('Ctrl + Alt + S is already there for: Speak the clipboard.').waitFor();
    await page.getByRole('button', { name: 'Remove keys: Stop' }).click();
    await host.until('the key to go', () => !host.desktop.shortcuts.has('CommandOrControl+Shift+K'));
  });
});

test('under Wayland keys are asked for until the first press, and the desktop knows the program', async () => {
  await start({ env: { XDG_SESSION_TYPE: 'wayland' } });
  await openSettings();
  await rowOf('Speak the clipboard').getByText('Asked for').waitFor();
  host.pressHotkey(CLIP);
  await rowOf('Speak the clipboard').getByText('Asked for').waitFor({ state: 'detached' });
  const entry = '.local/share/applications/io.github.voicetray.Voicetray.desktop';
  await access(join(dirname(host.home), entry));
});

test('the window tells commands for the key settings of the desktop', async () => {
  await start();
  await openSettings();
  await page.getByText('Commands for the key settings of your desktop').click();
  const command = await page.getByRole('textbox', { name: 'Pause and go on' }).inputValue();
  expect(command).toMatch(/ speak --toggle$/);
  expect(command).toContain(process.execPath);
});
