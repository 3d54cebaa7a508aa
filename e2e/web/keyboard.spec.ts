import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultPreferences, type Preferences } from '../../src-preload/contract/settings.ts';
import { pressOn, tabTo } from '../fixtures/keyboard.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

const TEXT =
  'The path begins behind the old mill and goes up through the beeches, slowly at first, then in steps cut into the rock.\n\n' +
  'Halfway there is a bench, a spring and a view of the whole valley, where people sit down and forget why they came.\n\n' +
  'The rest is open meadow, and on a clear day you can see the lake from the top.';

let window: Window;
let page: Page;
let position: Locator;
beforeAll(async () => {
  window = await openWindow();
  ({ page } = window);
  position = page.getByRole('slider', { name: 'Position' });
});
afterAll(() => window?.close());

/** Each test begins with a silent window that has the text, and the focus at its beginning. */
beforeEach(async () => {
  await window.call('stopNarration', {});
  await page.reload();
  await window.says('Ready');
  await window.text.fill(TEXT);
});

const press = (key: string): Promise<void> => page.keyboard.press(key);
const preferences = async (): Promise<Preferences> =>
  (await window.call<{ preferences: Preferences }>('hello', {})).preferences;
const at = async (): Promise<number> => Number(await position.inputValue());

async function play(): Promise<void> {
  await tabTo(page, window.text);
  await press('Control+Enter');
  await window.says('Playing part 1 of 3');
}

describe('by the keyboard alone', () => {
  test('Ctrl+Enter speaks, Space pauses and goes on outside the text, Escape stops', async () => {
    const live = await window.status.elementHandle();
    await play();
    await press('End');
    await press('Space');
    expect(await window.text.inputValue()).toContain(' ');
    await window.says(/^Playing/);

    await tabTo(page, position);
    await press('Space');
    await window.says('Paused at part 1 of 3');
    const paused = await at();
    await page.waitForTimeout(400);
    expect(await at()).toBe(paused);
    await press('Space');
    await window.says(/^Playing/);
    await press('Escape');
    await window.says('Stopped');
    // One live region from the beginning to the end, so that it is read out.
    expect(await live?.evaluate((element) => [element.isConnected, element.textContent])).toEqual([
      true,
      'Stopped',
    ]);
    expect(await live?.getAttribute('role')).toBe('status');
  });

  test('Escape leaves a long text that is still being taken apart, and the text stays', async () => {
    const long = '<p>The <b>heron</b> stands in the water.</p>'.repeat(40_000);
    await window.text.fill(long);
    await press('Control+Enter');
    await window.says('Getting ready');
    expect(await window.button('Stop').isEnabled()).toBe(true);
    await press('Escape');
    await window.says('Ready');
    expect(await window.text.inputValue()).toBe(long);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('Space in the text box is a space', async () => {
    await play();
    await press('Control+End');
    await press('Space');
    expect(await window.text.inputValue()).toBe(`${TEXT} `);
    await window.says(/^Playing/);
  });

  test('Space pauses after a click on Speak, and presses a button that Tab has reached', async () => {
    await window.button('Speak').click();
    await window.says(/^Playing/);
    await press('Space');
    await window.says('Paused at part 1 of 3');
    await press('Space');
    await window.says(/^Playing/);
    await tabTo(page, window.button('Pause'));
    await press('Space');
    await window.says(/^Paused/);
    await tabTo(page, window.button('Speak'));
    await press('Space');
    await window.says('Playing part 1 of 3');
  });

  test('the arrow keys move about in what plays', async () => {
    await play();
    await tabTo(page, position);
    await press('Space');
    await window.says(/^Paused/);
    await press('Home');
    await expect.poll(at).toBe(0);
    await press('ArrowRight');
    await expect.poll(at).toBeCloseTo(5, 0);
    expect(await position.getAttribute('aria-valuetext')).toMatch(/^5 seconds of /);
    await press('ArrowRight');
    await expect.poll(at).toBeCloseTo(10, 0);
    await press('ArrowLeft');
    await expect.poll(at).toBeCloseTo(5, 0);
    await press('Space');
    const seen: number[] = [];
    const look = async (): Promise<number> => seen[seen.push(await at()) - 1]!;
    await expect.poll(look, { timeout: 30_000, interval: 50 }).toBeGreaterThan(5.5);
    // It plays from there, and not from where the buffer happened to end.
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(4.9);
    expect(Math.max(...seen)).toBeLessThan(10);
  });

  test('the buttons of the player go a part on and back', async () => {
    await play();
    await pressOn(page, window.button('Pause'), 'Space');
    await window.says('Paused at part 1 of 3');
    await pressOn(page, window.button('Next sentence'));
    await window.says('Paused at part 2 of 3');
    await press('Enter');
    await window.says('Paused at part 3 of 3');
    await tabTo(page, window.button('Previous sentence'), true);
    await press('Enter');
    await window.says('Paused at part 2 of 3');
    await pressOn(page, window.button('Play'));
    await window.says('Playing part 2 of 3');
    await pressOn(page, window.button('Stop'));
    await window.says('Stopped');
  });

  test('speed, volume, file format and saving', async () => {
    await play();
    await pressOn(page, page.getByRole('combobox', { name: 'Speed' }), 'ArrowDown');
    await expect.poll(async () => (await preferences()).playback.speed).toBe(1.25);
    await pressOn(page, page.getByRole('slider', { name: 'Volume' }), 'ArrowLeft');
    await expect.poll(async () => (await preferences()).playback.volume).toBeCloseTo(0.95);
    await pressOn(page, page.getByRole('combobox', { name: 'File format' }), 'End');
    await expect.poll(async () => (await preferences()).saveFormat).toBe('wav');
    const download = page.waitForEvent('download');
    await tabTo(page, window.button('Save'), true);
    await press('Enter');
    expect((await download).suggestedFilename()).toMatch(/^The path begins.*\.wav$/);
    await window.call('updatePreferences', { playback: defaultPreferences.playback, saveFormat: 'mp3' });
  });

  test('a voice is searched and chosen', async () => {
    const voice = page.getByRole('combobox', { name: 'Voice' });
    const options = page.getByRole('listbox', { name: 'Voice' }).getByRole('option');
    await tabTo(page, voice);
    await press('ArrowDown');
    await expect.poll(() => voice.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.type('deutsch');
    await expect.poll(() => options.first().innerText()).toMatch(/^German/);
    await press('Escape');
    await expect.poll(() => options.count()).toBe(0);
    expect(await voice.inputValue()).toMatch(/^English/);
    await page.keyboard.type('deutsch');
    await press('Enter');
    await expect.poll(() => voice.inputValue()).toMatch(/^German/);
    await expect.poll(async () => (await preferences()).onDevice.voice).toBe('de');
    await window.call('updatePreferences', { onDevice: { voice: 'en-us', rate: 1, pitch: 0.5 } });
  });

  test('the settings open over the window, keep their focus, and give it back', async () => {
    const settings = window.button('Settings');
    await pressOn(page, settings);
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await dialog.waitFor();
    await pressOn(page, dialog.getByRole('slider', { name: 'Speaking rate' }), 'ArrowRight');
    await expect.poll(async () => (await preferences()).onDevice.rate).toBeCloseTo(1.05);
    for (let i = 0; i < 30; i++) {
      await press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('main, footer'))).toBeNull();
    }
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => settings.evaluate((element) => element === document.activeElement)).toBe(true);
    await window.call('updatePreferences', { onDevice: { voice: 'en-us', rate: 1, pitch: 0.5 } });
  });

  test('the settings list their sections, beside them or above them, and lead there', async () => {
    await pressOn(page, window.button('Settings'));
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    const link = dialog.getByRole('link', { name: 'Library', exact: true });
    const heading = (name: string): Locator => dialog.getByRole('heading', { name, exact: true });
    const focused = (name: string): Promise<boolean> =>
      heading(name).evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return element === document.activeElement && top > 0 && bottom < innerHeight;
      });
    await pressOn(page, link);
    expect(await focused('Library')).toBe(true);
    await expect.poll(() => link.getAttribute('aria-current')).toBe('true');
    await press('Tab');
    const next = dialog.getByLabel('Room for sound');
    expect(await next.evaluate((element) => element === document.activeElement)).toBe(true);

    const { width, height } = page.viewportSize() ?? { width: 900, height: 700 };
    await page.setViewportSize({ width: 320, height });
    await tabTo(page, dialog.getByRole('combobox', { name: 'Sections' }), true);
    await page.keyboard.type('Pau');
    expect(await focused('Pauses')).toBe(true);
    await page.setViewportSize({ width, height });
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('every control that can be used is reached by Tab, and shows that it is', async () => {
    await play();
    await pressOn(page, window.button('Pause'));
    await window.says(/^Paused/);
    const kinds = ['button', 'input', 'select', 'textarea'].map((kind) => `${kind}:enabled`);
    const usable = page.locator([...kinds, 'summary'].join()).filter({ visible: true });
    const count = await usable.count();
    expect(count).toBeGreaterThan(12);
    await tabTo(page, usable.first());
    for (let control = 0; control < count; control++) {
      const next = usable.nth(control);
      await expect.poll(() => next.evaluate((element) => element === document.activeElement)).toBe(true);
      // The text box shows it on the sheet that it lies on.
      const outline = (element: Element): string =>
        getComputedStyle(element.closest('.sheet:has(textarea:focus)') ?? element).outlineStyle;
      expect(await next.evaluate(outline)).toBe('solid');
      await press('Tab');
    }
  });
});
