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

const KEYS = {
  ...{ toggle: 'F13', stop: 'F14', previous: 'F15', next: 'F16', slower: 'F17', faster: 'F18' },
  ...{ saveLast: 'F19', open: 'F20' },
} as const;

test('each of the other keys does its own, also with the window hidden', async () => {
  await start({ before: ({ system }) => (system.answer = 0) });
  for (const [action, keys] of Object.entries(KEYS)) {
    await page.evaluate(
      (wanted) => window.voicetray!.chooseHotkey(wanted as { action: 'stop'; keys: string }),
      { action, keys },
    );
    await isSet(keys);
  }
  const shown = await host.openWindow();
  shown.close();
  await host.until('a hidden window', () => !shown.isVisible());
  const press = (action: keyof typeof KEYS): void => host.pressHotkey(KEYS[action]);
  const says = (words: RegExp): Promise<void> => page.getByText(words).first().waitFor();
  const placeOf = () =>
    page.evaluate(async () => {
      const { report } = await window
        .voicetray!.getPlayer({})
        .then((told) => (told.ok ? told.value : { report: null }));
      return report === null ? -1 : report.piece * 1000 + report.offset;
    });
  host.system.clipboard = TALE;
  host.pressHotkey(CLIP);
  await says(/^Playing/);
  press('toggle');
  await says(/^Paused/);
  const from = await placeOf();
  press('next');
  await expect.poll(placeOf).toBeGreaterThan(from + 0.5);
  const ahead = await placeOf();
  press('previous');
  await expect.poll(placeOf).toBeLessThan(ahead);
  press('faster');
  await expect.poll(() => page.getByLabel('Speed').inputValue()).toBe('1.25');
  press('slower');
  await expect.poll(() => page.getByLabel('Speed').inputValue()).toBe('1');
  host.system.savePath = join(host.music, 'tale.mp3');
  press('saveLast');
  await host.until('a saved file', () =>
    host.desktop.notifications.some(({ body }) => /was saved/.test(body ?? '')),
  );
  await access(host.system.savePath);
  press('toggle');
  await says(/^Playing/);
  press('stop');
  await says(/^Stopped/);
  expect(shown.isVisible()).toBe(false);
  press('open');
  await host.until('the window in sight', () => shown.isVisible());
});

test.each([
  ['interrupt', 0],
  ['queue', 1],
] as const)('set to %s, the key for the clipboard does not stop', async (whenBusy, waiting) => {
  await start();
  await openSettings();
  const words = { interrupt: 'speaks the new text at once', queue: 'lets the new text wait its turn' };
  await page.getByRole('radio', { name: words[whenBusy] }).check();
  await page.keyboard.press('Escape');
  host.system.clipboard = TALE;
  host.pressHotkey(CLIP);
  await page
    .getByText(/^Playing/)
    .first()
    .waitFor();
  host.system.clipboard = 'Another text that was copied meanwhile.';
  host.pressHotkey(CLIP);
  const desk = () =>
    page.evaluate(async () => {
      const hello = await window.voicetray!.hello({});
      if (!hello.ok) throw new Error(hello.error.code);
      const { current, queue } = hello.value.desk;
      return [current?.title.slice(0, 7), queue.length];
    });
  await expect.poll(desk).toEqual([waiting === 1 ? 'Once up' : 'Another', waiting]);
});

test('keys that another program has at the start are told, tried again, and had once they are free', async () => {
  await start({ before: ({ desktop }) => desktop.taken.add(CLIP) });
  await page.getByText('Another program uses Ctrl + Alt + S').waitFor();
  await page.getByRole('button', { name: 'Open settings' }).click();
  const row = rowOf('Speak the clipboard');
  await row.getByText('Used by another program.').waitFor();
  await row.getByRole('button', { name: 'Try again' }).click();
  await row.getByRole('button', { name: 'Use Ctrl + Shift + S' }).waitFor();
  host.desktop.taken.clear();
  await choose('Speak the clipboard');
  await page.keyboard.press('Control+Alt+S');
  await isSet(CLIP);
  await row.getByText('another program').waitFor({ state: 'detached' });
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
  const command = (name: string) => page.getByRole('textbox', { name, exact: true }).inputValue();
  expect(await command('Pause and go on')).toContain(process.execPath);
  for (const [name, words] of [
    ['Speak the clipboard', ' speak --clipboard'],
    ['Speak what is selected', ' speak --selection'],
    ['Pause and go on', ' speak --toggle'],
    ['Pause alone', ' speak --pause'],
    ['Stop', ' speak --stop'],
    ['Sentence on', ' speak --next'],
    ['Save the last text', ' speak --save'],
  ] as const)
    expect((await command(name)).endsWith(words)).toBe(true);
  expect(await command('Show the window')).not.toContain('speak');
});
