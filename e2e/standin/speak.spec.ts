import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rawFormat } from './clipboard.ts';
import { launch, type Launched } from './launch.ts';

const run = promisify(execFile);
const HOTKEY = 'CommandOrControl+Alt+S';
const TALE = 'The quick brown fox jumps over the lazy dog. Then it sleeps in the warm sun for a long while.';

let host: Launched;
let page: Page;
beforeEach(async () => {
  // The question on closing: keep it in the tray.
  host = await launch({ before: ({ system }) => (system.answer = 0) });
  page = await host.openPage();
  await page.getByRole('button', { name: 'Speak', exact: true }).waitFor();
});
afterEach(() => host.end());

const playing = () => page.getByText(/^Playing( part \d+ of \d+)?$/).first();
const menuShows = (label: string) =>
  host.until(`“${label}” in the tray`, () => host.trayMenu().includes(label));

async function type(text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
  await page.getByRole('button', { name: 'Speak', exact: true }).click();
}

describe('speaking', () => {
  test('typed text is heard, and the tray pauses, resumes and stops it', async () => {
    await menuShows('(Pause)');
    await type(TALE);
    await playing().waitFor();
    await menuShows('Pause');
    host.clickTray('Pause');
    await page
      .getByText(/^Paused/)
      .first()
      .waitFor();
    await menuShows('Resume');
    host.clickTray('Resume');
    await playing().waitFor();
    await menuShows('Pause');
    host.clickTray('Stop');
    await page.getByText('Stopped').first().waitFor();
    await menuShows('(Stop)');
  });

  test('the sound comes over the app scheme in the type that the player takes', async () => {
    const answer = page.waitForResponse((response) => response.url().includes('/audio/'));
    await type(TALE);
    expect((await answer).headers()['content-type']).toBe('audio/mp4; codecs="flac"');
    await playing().waitFor();
  });

  test('goes on when the window is closed to the tray', async () => {
    await type(TALE);
    await playing().waitFor();
    const shown = await host.openWindow();
    shown.close();
    await host.until('a hidden window', () => !shown.isVisible());
    await page.getByText('Finished').first().waitFor();
  });
});

describe('the clipboard', () => {
  test('is spoken by the hotkey and by the tray, with the window hidden', async () => {
    const shown = await host.openWindow();
    shown.close();
    await host.until('a hidden window', () => !shown.isVisible());
    host.system.clipboard = 'These words come from the clipboard, and they are read aloud.';
    host.pressHotkey(HOTKEY);
    await playing().waitFor();
    host.system.clipboard = 'And these words are other ones that the tray reads aloud.';
    host.clickTray('Speak clipboard');
    await page.getByText('And these words').first().waitFor();
    expect(shown.isVisible()).toBe(false);
  });

  test('that is empty is told in the window when it is seen', async () => {
    host.system.clipboard = ' \n';
    host.pressHotkey(HOTKEY);
    await page.getByText('There is no text on the clipboard. Copy some text first.').waitFor();
    expect(host.desktop.notifications).toEqual([]);
  });

  test('that is empty is told by a notification when no window is seen', async () => {
    const shown = await host.openWindow();
    shown.close();
    await host.until('a hidden window', () => !shown.isVisible());
    host.pressHotkey(HOTKEY);
    const [told] = await host.until(
      'a notification',
      () => host.desktop.notifications.length > 0 && host.desktop.notifications,
    );
    expect(told?.body).toBe('There is no text on the clipboard. Copy some text first.');
  });

  test('is not read where it is secret, holds a picture alone, or is not given', async () => {
    host.system.copied = {
      ...{ text: 'correct horse battery staple', fails: false },
      formats: { [rawFormat('x-kde-passwordManagerHint')]: 'secret' },
    };
    host.pressHotkey(HOTKEY);
    await page.getByText('What was copied is marked as secret').waitFor();
    host.system.copied = {
      text: '',
      fails: false,
      formats: { 'image/png': 'x', 'text/html': '<img src="x">' },
    };
    host.clickTray('Speak clipboard');
    await page.getByText('There is only a picture on the clipboard.').waitFor();
    host.system.copied = { text: 'words', fails: true, formats: {} };
    host.startAgain({ action: 'speak-clipboard' });
    await page.getByText('The clipboard could not be read.').waitFor();
    host.system.clipboard = 'These words are no secret.';
    // The key itself would count as held down: nobody presses it twice that fast.
    host.clickTray('Speak clipboard');
    await page.getByText('These words are no secret').first().waitFor();
    expect(await page.getByText('correct horse').count()).toBe(0);
  });

  test('is spoken with the structure of its page, and so is what is selected', async () => {
    host.system.copied = {
      ...{ text: 'Towns\nUlm', fails: false },
      formats: { 'text/html': '<h2>Towns</h2><p>Ulm lies by the Danube.</p>' },
    };
    host.pressHotkey(HOTKEY);
    await playing().waitFor();
    const script = await page.evaluate(async () => {
      const hello = await window.voicetray!.hello({});
      if (!hello.ok || !hello.value.desk.current) throw new Error('nothing is spoken');
      return window.voicetray!.getScript({ narrationId: hello.value.desk.current.id });
    });
    expect(script).toMatchObject({ ok: true, value: { chapters: [{ title: 'Towns' }] } });
    host.system.selected = { text: 'Words that are selected somewhere.', fails: false, formats: {} };
    host.clickTray('Speak selected text');
    await page.getByText('Words that are selected').first().waitFor();
    host.system.selected = { text: '', fails: false, formats: {} };
    host.startAgain({ action: 'speak-selection' });
    await page.getByText('There is no text selected.').waitFor();
  });

  test('that is long is asked about in the window, which comes into sight for it', async () => {
    const shown = await host.openWindow();
    shown.close();
    await host.until('a hidden window', () => !shown.isVisible());
    host.system.clipboard = TALE.repeat(300);
    host.pressHotkey(HOTKEY);
    const question = page.getByRole('dialog', { name: 'Speak this long text?' });
    await question.getByText('27,900 characters').waitFor();
    await host.until('the window in sight', () => shown.isVisible());
    expect(host.desktop.notifications).toEqual([]);
    host.system.clipboard = '';
    await question.getByRole('button', { name: 'Not now' }).click();
    await question.waitFor({ state: 'hidden' });
    host.startAgain({ action: 'speak', text: TALE.repeat(250) });
    await question.getByText('23,250 characters').waitFor();
    await question.getByRole('button', { name: 'Speak it all' }).click();
    await playing().waitFor();
  });

  test('is spoken by a second start that asks for it, and stopped by another', async () => {
    host.system.clipboard = TALE;
    host.startAgain({ action: 'speak-clipboard' });
    await playing().waitFor();
    host.startAgain({ action: 'stop' });
    await page.getByText('Stopped').first().waitFor();
  });
});

describe('saving', () => {
  test.each(['mp3', 'wav'])('asks where by the dialog and writes a real %s', async (format) => {
    await type('A short tale.');
    await playing().waitFor();
    const path = join(host.music, `tale.${format}`);
    host.system.savePath = path;
    const saved = await page.evaluate(async (wanted) => {
      const hello = await window.voicetray!.hello({});
      if (!hello.ok || !hello.value.desk.current) throw new Error('nothing is there to save');
      return window.voicetray!.saveNarration({
        narrationId: hello.value.desk.current.id,
        format: wanted as 'mp3' | 'wav',
      });
    }, format);
    expect(saved).toMatchObject({ ok: true, value: { to: 'file', path, saved: 1, pieces: 1 } });
    expect(host.system.saveDialogs[0]?.defaultPath).toMatch(
      new RegExp(`^${host.music}/A short tale.*\\.${format}$`),
    );
    const { stdout } = await run('ffprobe', [
      '-v',
      'error',
      '-show_entries',
      'format=format_name,duration',
      '-of',
      'json',
      path,
    ]);
    const probed = JSON.parse(stdout) as { format: { format_name: string; duration: string } };
    expect(probed.format.format_name).toBe(format);
    expect(Number(probed.format.duration)).toBeGreaterThan(0.5);
  });

  test('the Save button tells where the file went, and a change of mind writes nothing', async () => {
    await type('A short tale.');
    await page.getByText('Finished').first().waitFor();
    host.system.savePath = null;
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await host.until('the dialog', () => host.system.saveDialogs.length === 1);
    const path = join(host.music, 'tale.mp3');
    host.system.savePath = path;
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(`Saved to ${path}`).first().waitFor();
    expect((await stat(path)).size).toBeGreaterThan(1000);
  });
});
