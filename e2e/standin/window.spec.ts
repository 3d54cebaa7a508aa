import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { launch, type Launched, type LaunchOptions } from './launch.ts';

let host: Launched | undefined;
const start = async (options?: LaunchOptions): Promise<Launched> => (host = await launch(options));
afterEach(async () => {
  await host?.end();
  host = undefined;
  vi.restoreAllMocks();
});

/** Every question is answered by its first button. */
const firstAnswer: NonNullable<LaunchOptions['before']> = ({ system }) => (system.answer = 0);

const noPanel = { 'dbus-send': 'echo "   boolean false"' };

describe('the window', () => {
  test('shows the real page, locked in, and the program answers it', async () => {
    const { openPage, openWindow, app, until } = await start();
    const page = await openPage();
    await page.getByRole('button', { name: 'Speak', exact: true }).waitFor();
    const hello = await page.evaluate(() => window.voicetray!.hello({}));
    expect(hello).toMatchObject({
      ok: true,
      value: { host: 'desktop', version: '0.0.0-standin', notices: [] },
    });
    expect(app.standIn.sandboxed).toBe(true);
    expect([...app.standIn.switches]).toContain('disable-http-cache');
    const shown = await openWindow();
    expect(shown.standInOptions.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      backgroundThrottling: false,
    });
    await until('the window in sight', () => shown.isVisible());
  });

  test('welcomes who is new, and names the key that works from anywhere', async () => {
    const { openPage } = await start();
    const page = await openPage();
    const card = page.getByRole('region', { name: 'Welcome to Voicetray' });
    await card.getByText('Copy a text anywhere and press these keys to hear it:').waitFor();
    expect(await card.locator('kbd').allInnerTexts()).toEqual(['Ctrl', 'Alt', 'S']);
    await card.getByRole('button', { name: 'Close the welcome' }).click();
    await card.waitFor({ state: 'detached' });
    const hello = () => page.evaluate(() => window.voicetray!.hello({}));
    await expect.poll(hello).toMatchObject({ value: { preferences: { windows: { welcomed: true } } } });
  });

  test('closed with a tray in sight only hides, and a second start brings it back', async () => {
    const { openWindow, openPage, until, startAgain, windows } = await start({ before: firstAnswer });
    const window = await openWindow();
    await openPage();
    await until('the window in sight', () => window.isVisible());
    window.close();
    await until('a hidden window', () => !window.isVisible());
    expect(window.standInDestroyed).toBe(false);
    startAgain({ action: 'open' });
    await until('the window in sight', () => window.isVisible() && window.isFocused());
    window.minimize();
    startAgain({ nonsense: true });
    await until('the window restored', () => !window.isMinimized());
    expect(windows).toHaveLength(1);
  });

  test('closed where no panel shows a tray ends the program', async () => {
    const { openWindow, openPage, until, app, desktop } = await start({ programs: noPanel });
    await openPage();
    (await openWindow()).close();
    await until('the end', () => app.standIn.exitCode === 0);
    expect(desktop.shortcuts.size).toBe(0);
    expect(desktop.trays[0]?.destroyed).toBe(true);
  });

  test('started hidden stays hidden, unless nobody could ever find it', async () => {
    const first = await start({ args: ['--hidden'] });
    await first.openPage();
    expect((await first.openWindow()).isVisible()).toBe(false);
    await first.end();
    const second = await start({ args: ['--hidden'], programs: noPanel });
    const window = await second.openWindow();
    await second.until('the window in sight', () => window.isVisible());
  });

  test('whose process dies is replaced, once, and the second time that is told', async () => {
    const { openWindow, openPage, until, windows, desktop, home, startAgain } = await start();
    const page = await openPage();
    const first = await openWindow();
    await page.goto('chrome://crash').catch(() => undefined);
    await until('another window', () => windows.length === 2);
    expect(first.standInDestroyed).toBe(true);
    await (await openPage()).getByRole('button', { name: 'Speak', exact: true }).waitFor();
    await (await openPage()).goto('chrome://crash').catch(() => undefined);
    await until('no window', () => windows.every((window) => window.standInDestroyed));
    expect(windows).toHaveLength(2);
    const told = await until('a notification', () => desktop.notifications.at(-1));
    expect(told.body).toContain('The window keeps breaking down.');
    const log = await readFile(join(home, 'logs', 'voicetray.log'), 'utf8');
    expect(log.match(/the window's page is given up: crashed/g)).toHaveLength(2);
    startAgain({ action: 'open' });
    await (await openPage()).getByRole('button', { name: 'Speak', exact: true }).waitFor();
    expect(windows).toHaveLength(3);
  });

  test('that keeps dying where no panel shows a tray ends the program', async () => {
    const { openPage, until, windows, app } = await start({ programs: noPanel });
    for (const made of [1, 2]) {
      await until('a window', () => windows.length === made);
      const page = await openPage();
      await page.getByRole('button', { name: 'Speak', exact: true }).waitFor();
      await page.goto('chrome://crash').catch(() => undefined);
    }
    await until('the end', () => app.standIn.exitCode === 0);
    expect(windows).toHaveLength(2);
  });
});

describe('closing the window', () => {
  test('asks once, keeps the answer, and can be taken back', async () => {
    const { openWindow, openPage, until, system, app } = await start({
      before: (doors) => (doors.system.answer = 2),
    });
    const page = await openPage();
    const shown = await openWindow();
    await until('the window in sight', () => shown.isVisible());
    shown.close();
    await until('a question', () => system.questions.length === 1);
    expect(system.questions[0]?.buttons).toEqual(['Keep in the tray', 'Quit', 'Cancel']);
    await new Promise(setImmediate);
    expect([shown.isVisible(), app.standIn.exitCode]).toEqual([true, null]);
    system.answer = 0;
    shown.close();
    await until('a hidden window', () => !shown.isVisible());
    shown.show();
    shown.close();
    await until('a hidden window', () => !shown.isVisible());
    expect(system.questions).toHaveLength(2);
    // The setting changes it afterwards.
    await page.evaluate(() =>
      window.voicetray!.updatePreferences({
        windows: { closing: 'quit', noTrayTold: false },
      }),
    );
    shown.close();
    await until('the end', () => app.standIn.exitCode === 0);
  });

  test('on a Mac only hides it, unasked, and takes it out of its own screen first', async () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin');
    const { openWindow, openPage, until, system, desktop, startAgain } = await start();
    await openPage();
    const shown = await openWindow();
    await until('the window in sight', () => shown.isVisible());
    shown.close();
    await until('a hidden window', () => !shown.isVisible());
    expect(system.questions).toEqual([]);
    expect(desktop.trays[0]?.image).toMatchObject({ template: true });
    startAgain({ action: 'open' });
    await until('the window in sight', () => shown.isVisible());
    shown.setFullScreen(true);
    shown.close();
    await until('a hidden window', () => !shown.isVisible());
    expect(shown.isFullScreen()).toBe(false);
  });

  test('while something plays lets it play on; quitting then keeps its place for the next start', async () => {
    const home = await mkdtemp(join(tmpdir(), 'voicetray-quit-'));
    onTestFinished(() => rm(home, { recursive: true, force: true }));
    const { openWindow, openPage, until, system, app, clickTray } = await start({
      home,
      before: firstAnswer,
    });
    const page = await openPage();
    const shown = await openWindow();
    await until('the window in sight', () => shown.isVisible());
    system.clipboard = 'The heron waits by the water. '.repeat(20);
    clickTray('Speak clipboard');
    await page
      .getByText(/^Playing/)
      .first()
      .waitFor();
    shown.close();
    await until('a hidden window', () => !shown.isVisible());
    const heard = () => page.evaluate(() => window.voicetray!.getPlayer({}));
    await expect.poll(heard).toMatchObject({ value: { report: { state: 'playing' } } });
    const told = await heard();
    const narrationId = told.ok ? told.value.report?.narrationId : '';
    clickTray('Quit');
    await until('the end', () => app.standIn.exitCode === 0);
    await host?.end();
    const again = await start({ home });
    const anew = await again.openPage();
    await anew.getByRole('button', { name: 'Play', exact: true }).waitFor();
    const hello = await anew.evaluate(() => window.voicetray!.hello({}));
    expect(hello).toMatchObject({ value: { resume: false, desk: { current: { id: narrationId } } } });
  });
});

describe('the place of the window', () => {
  const place = { x: 300, y: 120, width: 700, height: 500 };
  test('is remembered, and made sane when the screens have changed', async () => {
    const home = await mkdtemp(join(tmpdir(), 'voicetray-place-'));
    try {
      const first = await start({ home });
      await first.openPage();
      const moved = await first.openWindow();
      await first.until('the window in sight', () => moved.isVisible());
      moved.standInMove(place);
      await first.end();
      const second = await start({ home });
      expect((await second.openWindow()).standInOptions).toMatchObject(place);
      await second.openPage();
      await second.end();
      const third = await start({
        home,
        before: ({ desktop }) => (desktop.workAreas = [{ x: 0, y: 0, width: 640, height: 400 }]),
      });
      expect((await third.openWindow()).standInOptions).toMatchObject({ width: 640, height: 400 });
      await third.openPage();
    } finally {
      await host?.end();
      host = undefined;
      await rm(home, { recursive: true, force: true });
    }
  });
});

describe('the screens', () => {
  test('that change while the window is hidden do not leave it out of sight', async () => {
    const { openWindow, openPage, until, desktop, startAgain } = await start({
      before: (doors) => {
        firstAnswer(doors);
        doors.desktop.workAreas.push({ x: 1920, y: 0, width: 1920, height: 1040 });
      },
    });
    await openPage();
    const window = await openWindow();
    await until('the window in sight', () => window.isVisible());
    const there = { x: 2400, y: 100, width: 800, height: 600 };
    window.standInMove(there);
    window.close();
    await until('a hidden window', () => !window.isVisible());
    startAgain({ action: 'open' });
    await until('the window in sight', () => window.isVisible());
    expect(window.getNormalBounds()).toEqual(there);
    window.close();
    await until('a hidden window', () => !window.isVisible());
    desktop.workAreas.pop();
    startAgain({ action: 'open' });
    await until('the window in sight', () => window.isVisible());
    expect(window.getNormalBounds()).toEqual({ x: 560, y: 220, width: 800, height: 600 });
  });

  test('that enlarge so much that little room is left get a window that fits', async () => {
    const { openWindow } = await start({
      before: ({ desktop }) => (desktop.workAreas = [{ x: 0, y: 0, width: 683, height: 384 }]),
    });
    const { standInOptions } = await openWindow();
    expect(standInOptions).toMatchObject({ width: 683, height: 384, minWidth: 360, minHeight: 384 });
  });
});

describe('a window whose page does not answer', () => {
  test('is waited for, or made anew, as the person says', async () => {
    const { openWindow, openPage, until, system, windows } = await start({ before: firstAnswer });
    await openPage();
    const window = await openWindow();
    await until('the window in sight', () => window.isVisible());
    window.emit('unresponsive');
    await until('a question', () => system.questions.length === 1);
    await new Promise(setImmediate);
    expect(windows).toHaveLength(1);
    system.answer = 1;
    window.emit('unresponsive');
    await until('another window', () => windows.length === 2);
    expect(window.standInDestroyed).toBe(true);
    await (await openPage()).getByText('The window broke down and was made anew.').waitFor();
  });
});

describe('a start', () => {
  test('while another runs opens nothing and leaves word', async () => {
    const { app, windows, desktop } = await start({
      args: ['--speak-clipboard'],
      before: (doors) => (doors.app.standIn.anotherRuns = true),
    });
    await expect.poll(() => app.standIn.exitCode).toBe(0);
    expect(app.standIn.sentToFirst).toEqual({ action: 'speak-clipboard', byKey: true });
    expect([windows.length, desktop.trays.length]).toEqual([0, 0]);
  });

  test.each(['--stop', '--pause'])('with %s has nothing to do when nothing runs', async (option) => {
    const { app, windows } = await start({ args: [option] });
    await expect.poll(() => app.standIn.exitCode).toBe(0);
    expect(windows).toEqual([]);
  });

  test('with a key that another program holds says so', async () => {
    const { openPage } = await start({
      before: ({ desktop }) => desktop.taken.add('CommandOrControl+Alt+S'),
    });
    const page = await openPage();
    const hello = await page.evaluate(() => window.voicetray!.hello({}));
    expect(hello).toMatchObject({ value: { hotkeys: { speakClipboard: 'taken' } } });
    await page.getByText('Another program uses Ctrl + Alt + S').waitFor();
    await page.getByRole('button', { name: 'Open settings' }).click();
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  });
});
