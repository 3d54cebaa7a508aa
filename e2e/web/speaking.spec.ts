import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { expectSilence } from '../fixtures/ear.ts';
import { QUIET, RECORDING_RATE } from '../fixtures/recording.ts';
import { rms, trimQuiet } from '../fixtures/signal.ts';
import { decodeFile, heardShare, openWindow, type Window } from '../fixtures/window.ts';

const TEXT =
  'The lighthouse keeper climbed the stairs at dusk. He lit the lamp, wiped the glass and looked over the water. ' +
  'Far out, a small boat was fighting its way home.\n\nBy morning the storm was over.';

let window: Window;
let server: DifyServer;
beforeAll(async () => {
  [window, server] = await Promise.all([openWindow(), startDifyServer()]);
});
afterAll(async () => {
  await window?.close();
  await server?.close();
});

const seconds = (samples: Float32Array): number => samples.length / RECORDING_RATE;

/** Speaks, hears it to its end and gives what was played, with the length the window showed. */
async function hear(text: string): Promise<{ heard: Float32Array; shown: number }> {
  const recorder = await window.sink.record();
  await window.speak(text);
  await window.says(/Playing/);
  await window.says('Finished', 60_000);
  const heard = trimQuiet(await recorder.stopWhenQuiet());
  const shown = Number(await window.page.getByRole('slider', { name: 'Position' }).getAttribute('max'));
  return { heard, shown };
}

/** The machine may be too busy to play without a drop-out: what was heard is given three chances. */
async function expectSame(text: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { heard, shown } = await hear(text);
    const saved = trimQuiet(await decodeFile((await window.save('WAV')).path));
    try {
      expect(rms(heard)).toBeGreaterThan(0.03);
      expect(Math.abs(seconds(heard) / shown - 1)).toBeLessThan(0.03);
      expect(heardShare(heard, saved)).toBeGreaterThan(0.8);
      const mp3 = trimQuiet(await decodeFile((await window.save('MP3')).path));
      // Frames that are copied make each pause last whole frames, so the words are compared, and then the length.
      expect(heardShare(mp3, saved)).toBeGreaterThan(0.9);
      expect(Math.abs(seconds(mp3) - seconds(saved))).toBeLessThan(0.2);
      return;
    } catch (failed) {
      if (attempt === 3) throw failed;
    }
  }
}

async function useDify(format: 'mp3' | 'wav'): Promise<void> {
  server.knobs.format = format;
  const draft = { name: `dify ${format}`, url: server.url, key: server.key };
  const { id } = await window.call<{ id: string }>('saveProfile', draft);
  await window.call('updatePreferences', { activeProfile: id });
  await expect.poll(() => window.page.getByLabel('Spoken by').inputValue()).toBe(id);
}

describe('speaking in the window', () => {
  test('with this computer: heard whole, and saved as what was heard', async () => {
    await expectSame(TEXT);
  });

  test('pause is silence, and playing goes on where it was', async () => {
    await window.speak(TEXT);
    await window.says(/Playing/);
    await window.page.waitForTimeout(1500);
    await window.button('Pause').click();
    await window.says(/Paused/);
    // What was already on its way to the sound card is played out.
    await expectSilence(window.sink);
    const recorder = await window.sink.record();
    await window.page.waitForTimeout(1500);
    expect(rms(await recorder.stop())).toBeLessThan(QUIET);
    const position = window.page.getByRole('slider', { name: 'Position' });
    const before = Number(await position.inputValue());
    expect(before).toBeGreaterThan(1);
    const again = await window.sink.record();
    await window.button('Play').click();
    await window.says('Finished', 60_000);
    const rest = trimQuiet(await again.stopWhenQuiet());
    const shown = Number(await position.getAttribute('max'));
    expect(Math.abs(seconds(rest) - (shown - before))).toBeLessThan(0.5);
  });

  test.each(['mp3', 'wav'] as const)('through a Dify server that sends %s', async (format) => {
    await useDify(format);
    const before = server.requests.length;
    await expectSame(TEXT);
    const speech = server.requests.slice(before).filter(({ path }) => path === '/v1/text-to-audio');
    // Each piece was asked for once a hearing, and saving asked for nothing.
    const texts = speech.map(({ body }) => (body as { text: string }).text);
    expect(texts.length % new Set(texts).size).toBe(0);
    expect(speech.every(({ body }) => !Object.hasOwn(body as object, 'voice'))).toBe(true);
  });

  test('Escape stops at once; what was made can be saved', async () => {
    await window.call('updatePreferences', { activeProfile: null });
    await window.speak(TEXT);
    await window.says(/Playing/);
    await window.page.keyboard.press('Escape');
    await window.says('Stopped');
    await expectSilence(window.sink);
    const recorder = await window.sink.record();
    await window.page.waitForTimeout(700);
    expect(rms(await recorder.stop())).toBeLessThan(QUIET);
    expect(seconds(await decodeFile((await window.save('MP3')).path))).toBeGreaterThan(1);
  });
});
