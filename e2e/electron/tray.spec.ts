import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { onElectron, type OnElectron } from './on-electron.ts';
import { root } from './runtime.ts';
import { clickTray, trayIcon, trayItem, trayItems, watchTray } from './watched-tray.ts';

const TALE = 'The quick brown fox & the hen jump over the lazy dog. Then they sleep in the warm sun. '.repeat(
  8,
);

const copy = (at: OnElectron, text: string): Promise<void> =>
  at.host.evaluate(({ clipboard }, words) => clipboard.writeText(words), text);
const enabled = (at: OnElectron, label: string) =>
  expect.poll(async () => (await trayItem(at, label))?.enabled);
/** Icons of a Mac have another name. */
const icon = (at: OnElectron) => expect.poll(async () => (await trayIcon(at)).replace('Template', ''));
const place = async (at: OnElectron): Promise<number> => {
  const told = await (await at.page()).evaluate(() => window.voicetray!.getPlayer({}));
  return told.ok && told.value.report ? told.value.report.piece * 1000 + told.value.report.offset : -1;
};
const isVisible = ({ host }: OnElectron) =>
  expect.poll(() => host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()));

onElectron('the tray', {
  async 'its menu has everything'(at) {
    await (await at.page()).getByRole('button', { name: 'Speak', exact: true }).waitFor();
    await watchTray(at);
    const selection = process.platform === 'linux' ? ['Speak selected text'] : [];
    expect((await trayItems(at)).map(({ label }) => label)).toEqual([
      ...['Speak clipboard', ...selection, 'Pause', 'Stop', 'Sentence back', 'Sentence forward'],
      ...['Speaker', 'Voice', 'Speed', 'Recent', 'Save last narration…'],
      ...['Open Voicetray', 'Mini player', 'Settings', 'Quit'],
    ]);
    await enabled(at, 'Pause').toBe(false);
    const speeds = (await trayItem(at, 'Speed'))?.below ?? [];
    expect(speeds.filter(({ checked }) => checked).map(({ label }) => label)).toEqual(['1 ×']);
  },

  async 'each of its icons is there for plain and sharp screens, and a template on a Mac'({ host }) {
    const { platform } = process;
    const folder = { darwin: 'mac', win32: 'dark' }[platform as string] ?? 'linux';
    const moods = ['idle', 'making', 'speaking', 'paused', 'attention'];
    const files = moods
      .flatMap((mood) => [mood, `${mood}-watching`])
      .map((name) => (platform === 'darwin' ? `${name}Template` : name))
      .map((name) => join(root, 'src-main/desktop/icons', folder, `${name}.png`));
    const found = await host.evaluate(
      ({ nativeImage }, paths) =>
        paths.map((path) => {
          const image = nativeImage.createFromPath(path);
          return {
            empty: image.isEmpty(),
            scales: image.getScaleFactors(),
            template: image.isTemplateImage(),
          };
        }),
      files,
    );
    for (const image of found)
      expect(image).toEqual({ empty: false, scales: [1, 2], template: platform === 'darwin' });
  },

  async 'speaks the clipboard, pauses, goes by sentences and on, and the icon follows'(at) {
    await copy(at, TALE);
    await clickTray(at, 'Speak clipboard');
    await icon(at).toBe('speaking');
    await enabled(at, 'Pause').toBe(true);
    await clickTray(at, 'Pause');
    await icon(at).toBe('paused');
    await enabled(at, 'Resume').toBe(true);
    const from = await place(at);
    await clickTray(at, 'Sentence forward');
    await expect.poll(() => place(at)).toBeGreaterThan(from + 0.5);
    const ahead = await place(at);
    await clickTray(at, 'Sentence back');
    await expect.poll(() => place(at)).toBeLessThan(ahead);
    await clickTray(at, 'Resume');
    await icon(at).toBe('speaking');
  },

  async 'changes the speed and the voice'(at) {
    await clickTray(at, 'Speed', '1.5 ×');
    const chosen = async (label: string) =>
      (await trayItem(at, label))?.below.filter(({ checked }) => checked).map((item) => item.label);
    await expect.poll(() => chosen('Speed')).toEqual(['1.5 ×']);
    const other = (await trayItem(at, 'Voice'))?.below.find(({ checked }) => !checked)?.label ?? '';
    await clickTray(at, 'Voice', other);
    await expect.poll(() => chosen('Voice')).toEqual([other]);
  },

  async 'saves what was narrated last where the dialog says'(at) {
    const file = join(at.home, 'tale.wav');
    await at.host.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await clickTray(at, 'Save last narration…');
    await expect
      .poll(() =>
        stat(file).then(
          ({ size }) => size,
          () => 0,
        ),
      )
      .toBeGreaterThan(1000);
  },

  async 'stops, and takes a recent narration up again, with its & in sight'(at) {
    await clickTray(at, 'Stop');
    await enabled(at, 'Stop').toBe(false);
    await icon(at).toBe('idle');
    const [recent] = (await trayItem(at, 'Recent'))?.below ?? [];
    expect(recent?.label).toMatch(/^The quick brown fox && the hen/);
    await clickTray(at, 'Recent', recent?.label);
    await icon(at).toBe('speaking');
    await clickTray(at, 'Stop');
  },

  async 'shows that the clipboard is watched'(at) {
    const page = await at.page();
    const watch = (on: boolean) =>
      page.evaluate(async (watchClipboard) => {
        const hello = await window.voicetray!.hello({});
        if (!hello.ok) throw new Error(hello.error.code);
        const { system } = hello.value.preferences;
        await window.voicetray!.updatePreferences({ system: { ...system, watchClipboard } });
      }, on);
    await watch(true);
    // Under Wayland it may not be possible, and then nothing shows that it is.
    const status = await page.evaluate(() => window.voicetray!.getSystem({}));
    const can = status.ok && status.value.system?.watch === true;
    await icon(at).toBe(can ? 'idle-watching' : 'idle');
    await watch(false);
    await icon(at).toBe('idle');
  },

  async 'opens the window, the settings and the mini player'(at) {
    const page = await at.page();
    await at.host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    await clickTray(at, 'Open Voicetray');
    await isVisible(at).toBe(true);
    await clickTray(at, 'Settings');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await clickTray(at, 'Mini player');
    await expect.poll(() => at.host.windows().some((one) => one.url().endsWith('/mini.html'))).toBe(true);
  },

  async quits(at) {
    const closed = at.host.waitForEvent('close');
    // What is under way when it ends answers nobody.
    await clickTray(at, 'Quit').catch(() => undefined);
    await closed;
  },
});
