import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { launch, type Launched, type LaunchOptions } from './launch.ts';

const TALE =
  'The quick brown fox jumps over the lazy dog. Then it sleeps in the warm sun for a long while. ' +
  'Later it wakes, looks about, and walks home through the tall grass of the meadow by the river.';

let host: Launched;
async function start(options?: LaunchOptions): Promise<Page> {
  host = await launch(options);
  const page = await host.openPage();
  await page.getByRole('button', { name: 'Speak', exact: true }).waitFor();
  return page;
}
afterEach(() => host.end());

const live = () => host.windows.filter((window) => !window.standInDestroyed);
const miniWindow = () => host.until('the mini player', () => host.windows[1]);
const says = (page: Page) => page.getByRole('status').first();

/** Opened from the tray. */
async function openMini(): Promise<Page> {
  host.clickTray('Mini player');
  await miniWindow();
  const page = await host.openPage();
  await page.getByText('What you speak is shown here.').waitFor();
  return page;
}

test('opens from the tray above all others, shows what is heard, and commands the player', async () => {
  const main = await start();
  const mini = await openMini();
  const window = await miniWindow();
  expect(window.standInOptions).toMatchObject({
    alwaysOnTop: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  await host.until('it in sight', () => window.isVisible());
  host.system.clipboard = TALE;
  host.clickTray('Speak clipboard');
  await mini.getByRole('button', { name: 'Pause', exact: true }).click();
  await main.getByRole('button', { name: 'Play', exact: true }).waitFor();
  // However far it was heard by then.
  const heard = mini.getByRole('group', { name: 'What is heard' });
  const back = async (): Promise<string> => {
    if (!(await heard.innerText()).startsWith('The quick brown fox'))
      await mini.getByRole('button', { name: 'Previous sentence' }).click();
    return heard.innerText();
  };
  await expect.poll(back, { interval: 300 }).toBe('The quick brown fox jumps over the lazy dog.');
  await mini.getByRole('button', { name: 'Next sentence' }).click();
  await mini.getByText('Then it sleeps in the warm sun for a long while.').waitFor();
  await mini.keyboard.press('Escape');
  await mini.getByText('Stopped').waitFor();
});

test('is there once, stays at home, leads to the window, and closes by itself', async () => {
  const main = await start();
  await main.getByRole('button', { name: 'Mini player' }).click();
  const window = await miniWindow();
  const mini = await host.openPage();
  await mini.getByText('What you speak is shown here.').waitFor();
  await host.until('it in sight', () => window.isVisible());
  await mini.evaluate(() => location.assign('https://example.com/'));
  await mini.getByText('What you speak is shown here.').waitFor();
  window.minimize();
  host.clickTray('Mini player');
  await host.until('it restored', () => !window.isMinimized());
  expect(host.windows).toHaveLength(2);
  host.windows[0]!.hide();
  await mini.getByRole('button', { name: 'Open Voicetray' }).click();
  await host.until('the window', () => host.windows[0]!.isVisible());

  const place = { x: 40, y: 60, width: 400, height: 240 };
  window.standInMove(place);
  window.close();
  expect(live()).toEqual([host.windows[0]]);
  expect(await main.evaluate(() => globalThis.window.voicetray!.getPlayer({}))).toMatchObject({ ok: true });
  host.clickTray('Mini player');
  const again = await host.until('it anew', () => host.windows[2]);
  expect(again.standInOptions).toMatchObject(place);
});

test('plays on from where it was when the window has been let go', async () => {
  const main = await start({ before: ({ system }) => (system.answer = 0) });
  const mini = await openMini();
  host.system.clipboard = TALE;
  host.clickTray('Speak clipboard');
  await main.getByRole('button', { name: 'Pause', exact: true }).click();
  await says(mini)
    .getByText(/^Paused/)
    .waitFor();
  host.windows[0]!.destroy();
  await mini.getByRole('button', { name: 'Play', exact: true }).click();
  await host.until('a page that plays', () => host.windows[2]);
  await says(mini)
    .getByText(/^Playing/)
    .waitFor();
  expect(host.windows[2]!.isVisible()).toBe(false);
});

test('that breaks down is closed and told, and what plays goes on', async () => {
  const main = await start();
  const mini = await openMini();
  host.system.clipboard = TALE.repeat(3);
  host.clickTray('Speak clipboard');
  await says(mini)
    .getByText(/^Playing/)
    .waitFor();
  await mini.goto('chrome://crash').catch(() => undefined);
  await main.getByText('The mini player broke down and was closed.').waitFor();
  expect(live()).toEqual([host.windows[0]]);
  expect(await main.evaluate(() => window.voicetray!.getPlayer({}))).toMatchObject({
    value: { report: { state: 'playing' } },
  });
  host.clickTray('Mini player');
  await host.until('it anew', () => host.windows.length === 3);
});

test('does not take the last way back with it', async () => {
  await start({ programs: { 'dbus-send': 'test -e "$VOICETRAY_HOME/none" || echo "boolean true"' } });
  await openMini();
  host.windows[0]!.hide();
  await writeFile(`${host.home}/none`, '');
  host.windows[1]!.close();
  await host.until('the window in sight', () => host.windows[0]!.isVisible());
});
