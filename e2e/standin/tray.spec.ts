import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { rawFormat } from './clipboard.ts';
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
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await host.end();
});

const mood = (): string => host.desktop.trays.at(-1)!.image.path.replace(/.*icons\//, '');
const playing = (page: Page) => page.getByText(/^Playing( part \d+ of \d+)?$/).first();
const menuShows = (label: string) =>
  host.until(`“${label}” in the tray`, () => host.trayMenu().includes(label));
const hello = async (page: Page) => {
  const answer = await page.evaluate(() => window.voicetray!.hello({}));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

describe('the menu of the tray', () => {
  test('has everything from the start', async () => {
    await start();
    await expect
      .poll(() => host.trayMenu())
      .toEqual([
        ...[
          'Speak clipboard',
          'Speak selected text',
          '(Pause)',
          '(Stop)',
          '(Sentence back)',
          '(Sentence forward)',
          '-',
        ],
        ...['Speaker', 'Voice', 'Speed', '-', 'Recent', '(Save last narration…)', '-'],
        ...['Open Voicetray', 'Mini player', 'Settings', '-', 'Quit'],
      ]);
    expect(host.traySubmenu('Speaker')).toEqual(['This computer*']);
    expect(mood()).toBe('linux/idle.png');
  });

  test('speaks, moves, pauses, saves, and shows what goes on', async () => {
    const page = await start();
    host.system.clipboard = TALE;
    host.clickTray('Speak clipboard');
    await playing(page).waitFor();
    await expect.poll(mood).toBe('linux/speaking.png');
    host.clickTray('Sentence forward');
    host.clickTray('Pause');
    await menuShows('Resume');
    await expect.poll(mood).toBe('linux/paused.png');
    const { current } = (await hello(page)).desk;
    const at = await page.evaluate(
      (narrationId) => window.voicetray!.getNarration({ narrationId }),
      current!.id,
    );
    expect(at.ok && (at.value.at!.piece > 0 || at.value.at!.offset > 1)).toBe(true);
    host.system.savePath = `${host.music}/tale.mp3`;
    host.clickTray('Save last narration…');
    await expect
      .poll(() => host.desktop.notifications.map(({ body }) => body))
      .toEqual(['The narration was saved.']);
    host.clickTray('Stop');
    await menuShows('(Stop)');
    await expect.poll(() => host.traySubmenu('Recent')).toEqual([expect.stringMatching(/^The quick brown/)]);
    host.clickTray('Recent', host.traySubmenu('Recent')[0]);
    await playing(page).waitFor();
  });

  test('changes the speed and the voice, and opens the settings', async () => {
    const page = await start();
    await expect.poll(() => host.traySubmenu('Speed')).toContain('1 ×*');
    host.clickTray('Speed', '1.5 ×');
    await expect.poll(() => host.traySubmenu('Speed')).toContain('1.5 ×*');
    expect((await hello(page)).preferences.playback.speed).toBe(1.5);
    await page.evaluate(() =>
      window.voicetray!.setFavourite({ profileId: null, voice: 'de', favourite: true }),
    );
    await expect.poll(() => host.traySubmenu('Voice')).toHaveLength(2);
    host.clickTray('Voice', host.traySubmenu('Voice')[1]);
    await expect.poll(async () => (await hello(page)).preferences.onDevice.voice).toBe('de');
    (await host.openWindow()).hide();
    host.clickTray('Settings');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await page.getByRole('radio', { name: 'Keep Voicetray in the tray' }).check();
    await expect.poll(async () => (await hello(page)).preferences.windows.closing).toBe('tray');
    expect((await host.openWindow()).isVisible()).toBe(true);
  });
});

describe('the rest of the menu', () => {
  test('chooses the speaker and its voice, and the icon tells when somebody is needed', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/v1`;
    const page = await start();
    const saved = await page.evaluate(
      (address) => window.voicetray!.saveProfile({ name: 'R&D "קול"', url: address, key: 'app-4hV9qTz' }),
      url,
    );
    if (!saved.ok) throw new Error(saved.error.code);
    const { id } = saved.value;
    await page.evaluate(
      (profileId) => window.voicetray!.setFavourite({ profileId, voice: 'alloy', favourite: true }),
      id,
    );
    await expect.poll(() => host.traySubmenu('Speaker')).toEqual(['This computer*', 'R&&D "קול"']);
    host.clickTray('Speaker', 'R&&D "קול"');
    await expect.poll(() => host.traySubmenu('Voice')).toEqual(['The app’s own voice*', 'Alloy']);
    expect((await hello(page)).preferences.activeProfile).toBe(id);
    host.clickTray('Voice', 'Alloy');
    await expect.poll(() => host.traySubmenu('Voice')).toContain('Alloy*');
    expect((await hello(page)).profiles[0]).toMatchObject({ voice: 'alloy', url });
    host.clickTray('Voice', 'The app’s own voice');
    await expect.poll(async () => (await hello(page)).profiles[0]?.voice).toBeNull();

    host.system.clipboard = TALE;
    host.clickTray('Speak clipboard');
    await expect.poll(mood).toBe('linux/making.png');
    expect(host.desktop.trays.at(-1)!.tooltip).toBe('Voicetray: getting ready to speak');
    // From now on nobody answers at that address.
    silent.closeAllConnections();
    silent.close();
    await expect.poll(mood, { timeout: 40_000 }).toBe('linux/attention.png');
    expect(host.desktop.trays.at(-1)!.tooltip).toBe('Voicetray: waiting for its server');
    host.clickTray('Stop');
    await expect.poll(mood).toBe('linux/idle.png');
  });

  test('goes back by sentences, shows titles as they are, opens the window, and quits', async () => {
    const page = await start({ before: ({ system }) => (system.answer = 0) });
    const shown = await host.openWindow();
    host.system.clipboard = 'שלום & ברכה, אלה מילים שהועתקו.';
    host.clickTray('Speak clipboard');
    await expect.poll(() => host.traySubmenu('Recent')[0]).toMatch(/^שלום && .*\u200f$/);
    host.system.clipboard = TALE.repeat(4);
    host.clickTray('Speak clipboard');
    await playing(page).waitFor();
    await menuShows('Pause');
    host.clickTray('Pause');
    await menuShows('Resume');
    const place = async (): Promise<number> => {
      const answer = await page.evaluate(() => window.voicetray!.getPlayer({}));
      return answer.ok && answer.value.report
        ? answer.value.report.piece * 1000 + answer.value.report.offset
        : -1;
    };
    const from = await place();
    host.clickTray('Sentence forward');
    await expect.poll(place).toBeGreaterThan(from + 0.5);
    const ahead = await place();
    host.clickTray('Sentence back');
    await expect.poll(place).toBeLessThan(ahead);
    shown.hide();
    host.clickTray('Open Voicetray');
    await host.until('the window in sight', () => shown.isVisible());
    shown.hide();
    host.desktop.trays.at(-1)!.emit('click');
    await host.until('the window in sight again', () => shown.isVisible());
    host.clickTray('Quit');
    await host.until('the end', () => host.app.standIn.exitCode === 0);
    expect(host.desktop.trays.at(-1)!.destroyed).toBe(true);
    expect(host.desktop.shortcuts.size).toBe(0);
  });

  test.each([
    ['win32', 'light/idle.png'],
    ['darwin', 'mac/idleTemplate.png'],
  ] as const)(
    'on %s is that of the system, with its icon and without a selection',
    async (platform, icon) => {
      vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
      await start();
      expect(mood()).toBe(icon);
      await menuShows('Speak clipboard');
      expect(host.trayMenu()).not.toContain('Speak selected text');
      host.startAgain({ action: 'speak-selection' });
      await (
        await host.openPage()
      )
        .getByText('This cannot be done here: speaking what is selected.')
        .waitFor();
    },
  );
});

describe('the watch of the clipboard', () => {
  test('speaks what is copied from now on, is seen in the tray, and leaves secrets alone', async () => {
    const page = await start({ before: ({ system }) => (system.answer = 0) });
    const shown = await host.openWindow();
    host.system.clipboard = 'What was there before.';
    host.clickTray('Settings');
    await page.getByRole('switch', { name: 'Speak what you copy' }).check();
    await expect.poll(mood).toMatch(/idle-watching/);
    shown.close();
    await host.until('a hidden window', () => !shown.isVisible());
    host.system.copied = {
      ...{ text: 'correct horse battery staple', fails: false },
      formats: { [rawFormat('x-kde-passwordManagerHint')]: 'secret' },
    };
    host.system.looks = 0;
    await host.until('a look at the secret', () => host.system.looks > 1);
    host.system.clipboard = 'These words were only just copied.';
    const titles = async () => (await hello(page)).desk.current?.title;
    await expect.poll(titles, { timeout: 10_000 }).toMatch(/^These words/);
    expect(host.traySubmenu('Recent')).toHaveLength(1);
    expect(host.desktop.notifications).toEqual([]);
  });

  test('rests while the computer sleeps or is locked, and what came meanwhile is nothing new', async () => {
    const bus = await mkdtemp(join(tmpdir(), 'voicetray-bus-'));
    const monitor = `while :; do for told in true false; do
      while [ ! -e ${bus}/$told ]; do sleep 0.05; done
      rm ${bus}/$told
      printf 'signal time=1 interface=org.gnome.ScreenSaver; member=ActiveChanged\\n   boolean %s\\n' $told
      done; done`;
    const page = await start({
      programs: { 'dbus-send': 'echo "   boolean true"', 'dbus-monitor': monitor },
    });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('switch', { name: 'Speak what you copy' }).check();
    await expect.poll(mood).toMatch(/idle-watching/);
    (await host.openWindow()).hide();
    const rests = [
      [() => host.desktopPower.emit('suspend'), () => host.desktopPower.emit('resume')],
      [() => writeFile(join(bus, 'true'), ''), () => writeFile(join(bus, 'false'), '')],
    ] as const;
    for (const [leave, comeBack] of rests) {
      await leave();
      await expect.poll(mood).not.toMatch(/watching/);
      host.system.clipboard = 'Copied while nobody was there.';
      host.system.looks = 0;
      await comeBack();
      await host.until('a look', () => host.system.looks > 1);
      expect(mood()).toMatch(/watching/);
    }
    host.system.clipboard = 'Copied by somebody who is back.';
    const titles = async () => (await hello(page)).desk.current?.title;
    await expect.poll(titles, { timeout: 10_000 }).toMatch(/^Copied by somebody/);
    expect(host.traySubmenu('Recent')).toHaveLength(1);
    await rm(bus, { recursive: true });
  });
});

describe('without a tray in sight', () => {
  test('says so once, and shows the icon when a panel comes up later', async () => {
    const page = await start({
      programs: { 'dbus-send': 'test -e "$VOICETRAY_HOME/panel" && echo "boolean true"' },
    });
    await page.getByText('Your desktop shows no tray').waitFor();
    expect((await hello(page)).preferences.windows.noTrayTold).toBe(true);
    await writeFile(`${host.home}/panel`, '');
    host.startAgain({ action: 'open' });
    await host.until('an icon made anew', () => host.desktop.trays.length === 2);
    expect(host.desktop.trays.map(({ destroyed }) => destroyed)).toEqual([true, false]);
    expect(host.trayMenu()).toContain('Quit');
  });
});

describe('the page', () => {
  test('that breaks down in the middle of a narration goes on where it was, and says so', async () => {
    const page = await start();
    host.system.clipboard = TALE.repeat(4);
    host.clickTray('Speak clipboard');
    await playing(page).waitFor();
    const before = (await hello(page)).desk.current!;
    await page.goto('chrome://crash').catch(() => undefined);
    await host.until('another window', () => host.windows.length === 2);
    const anew = await host.openPage();
    await playing(anew).waitFor();
    await anew.getByText('The window broke down and was made anew.').waitFor();
    expect((await hello(anew)).desk.current!.id).toBe(before.id);
  });

  test('is let go when nothing goes on, and made anew for the next text', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await start({ before: ({ system }) => (system.answer = 0) });
    const first = await host.openWindow();
    await host.until('the window in sight', () => first.isVisible());
    vi.advanceTimersByTime(10 * 60_000);
    expect(first.standInDestroyed).toBe(false);
    first.close();
    await host.until('a hidden window', () => !first.isVisible());
    vi.advanceTimersByTime(10 * 60_000);
    expect(first.standInDestroyed).toBe(true);
    host.system.clipboard = TALE;
    host.pressHotkey('CommandOrControl+Alt+S');
    const anew = await host.openPage();
    await playing(anew).waitFor();
    expect((await host.openWindow()).isVisible()).toBe(false);
  });

  test('is kept while any window of it is there, also one that is covered, minimised or small', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    // A Mac calls a window that others cover invisible, and one that is minimised too.
    vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin');
    await start();
    const main = await host.openWindow();
    await host.until('the window in sight', () => main.isVisible());
    main.standInCovered = true;
    vi.advanceTimersByTime(10 * 60_000);
    main.standInCovered = false;
    main.minimize();
    vi.advanceTimersByTime(10 * 60_000);
    expect(main.standInDestroyed).toBe(false);
    main.restore();
    host.clickTray('Mini player');
    const mini = await host.until('the mini player', () => host.windows[1]);
    main.close();
    await host.until('a hidden window', () => !main.isVisible());
    vi.advanceTimersByTime(10 * 60_000);
    expect(main.standInDestroyed).toBe(false);
    mini.close();
    vi.advanceTimersByTime(10 * 60_000);
    expect(main.standInDestroyed).toBe(true);
  });
});
