import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { emptyClip } from './clipboard.ts';
import { launch, type Launched } from './launch.ts';

const HOTKEY = 'CommandOrControl+Alt+S';
const panel = 'echo "   boolean true"';
const WAYLAND = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-9' };
let host: Launched;
/** A folder that is all of the PATH, with a panel in it and nothing else. */
let bin: string | undefined;
afterEach(async () => {
  await host.end();
  if (bin) await rm(bin, { recursive: true });
  bin = undefined;
});

async function start(options: Parameters<typeof launch>[0]) {
  host = await launch({ ...options, before: ({ system }) => (system.answer = 0) });
  const page = await host.openPage();
  await page.getByRole('button', { name: 'Speak', exact: true }).waitFor();
  const shown = await host.openWindow();
  const shows = (words: string): Promise<void> => page.getByText(words).first().waitFor();
  const hide = async (): Promise<void> => {
    shown.close();
    await host.until('a hidden window', () => !shown.isVisible());
  };
  return { shown, shows, hide };
}

test('the clipboard of Wayland is read by wl-paste, unseen, and what it says is told', async () => {
  const wlPaste = `
    at="$VOICETRAY_HOME"
    [ -e "$at/silent" ] && exec sleep 30
    [ "$1" = --list-types ] && { cat "$at/types"; exit; }
    cat "$at/words"`;
  const { shown, shows, hide } = await start({
    env: WAYLAND,
    programs: { 'dbus-send': panel, 'wl-paste': wlPaste },
  });
  await writeFile(join(host.home, 'types'), 'text/plain\n');
  await writeFile(join(host.home, 'words'), 'These words come by way of wl-paste.');
  // What Electron saw when it had the focus for the last time.
  host.system.clipboard = 'Stale words.';
  await hide();
  host.pressHotkey(HOTKEY);
  await shows('These words come by way of wl-paste');
  expect([shown.isVisible(), host.system.looks]).toEqual([false, 0]);

  host.clickTray('Stop');
  await host.until('silence', () => host.trayMenu().includes('(Stop)'));
  await writeFile(join(host.home, 'types'), 'text/plain\nx-kde-passwordManagerHint\n');
  host.clickTray('Speak clipboard');
  const told = (words: RegExp) =>
    host.until(String(words), () => host.desktop.notifications.some(({ body }) => words.test(body ?? '')));
  await told(/marked as secret/);

  // The program that it was copied in hangs, and the window that comes to the front sees nothing either.
  host.system.clipboard = '';
  await writeFile(join(host.home, 'silent'), '');
  host.pressHotkey(HOTKEY);
  await shows('The program that holds the text does not answer.');
  expect(shown.isVisible()).toBe(true);
});

async function startWithoutWlPaste() {
  bin = await mkdtemp(join(tmpdir(), 'voicetray-bin-'));
  await writeFile(join(bin, 'dbus-send'), `#!/bin/sh\n${panel}\n`);
  await chmod(join(bin, 'dbus-send'), 0o755);
  return start({ env: { ...WAYLAND, PATH: bin } });
}

test('without wl-paste the window comes to the front, and reads there', async () => {
  const { shown, shows, hide } = await startWithoutWlPaste();
  await hide();
  Object.defineProperty(host.system, 'copied', {
    get: () => ({ ...emptyClip(), text: shown.isFocused() ? 'Words that are seen in front.' : '' }),
  });
  host.pressHotkey(HOTKEY);
  await shows('Words that are seen in front');
  expect(shown.isVisible()).toBe(true);
});

test('where the desktop gives no focus, it is told what to do', async () => {
  const { shown, shows, hide } = await startWithoutWlPaste();
  await hide();
  shown.focus = () => undefined;
  host.pressHotkey(HOTKEY);
  await shows('This desktop shows the clipboard only to the window in front.');
});
