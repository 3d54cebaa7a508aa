import { expect } from 'vitest';
import { onElectron } from './on-electron.ts';

const TALE = 'The quick brown fox jumps over the lazy dog, and then it sleeps in the sun.';

onElectron('the page and its sound', {
  async 'the page comes from its own scheme and is answered'(at) {
    const page = await at.page();
    expect(page.url()).toBe('app://ui/');
    await page.getByRole('button', { name: 'Speak', exact: true }).waitFor();
    expect(await page.evaluate(() => window.voicetray!.hello({}))).toMatchObject({
      ok: true,
      value: { host: 'desktop' },
    });
  },

  async 'typed text plays, also with the window hidden'(at) {
    const page = await at.page();
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill(TALE);
    await page.getByRole('button', { name: 'Speak', exact: true }).click();
    await page
      .getByText(/^Playing/)
      .first()
      .waitFor();
    await at.host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    await page.getByText('Finished').first().waitFor();
  },

  async 'each part of the sound is answered as that part, once it is whole'(at) {
    const page = await at.page();
    const answers = await page.evaluate(async (text) => {
      const started = await window.voicetray!.startNarration({ text, profileId: null });
      if (!started.ok) throw new Error(started.error.code);
      const path = `/audio/${started.value.narrationId}/0`;
      const ask = async (range?: string) => {
        const answer = await fetch(path, range === undefined ? {} : { headers: { Range: range } });
        const bytes = [...new Uint8Array(await answer.arrayBuffer())];
        return { status: answer.status, told: answer.headers.get('Content-Range'), bytes };
      };
      const whole = await ask();
      const { length } = whole.bytes;
      const parts = ['bytes=0-', 'bytes=10-19', `bytes=${length - 5}-`, 'bytes=-7', `bytes=${length}-`];
      return { whole, parts: await Promise.all(parts.map(ask)) };
    }, TALE);
    const { whole, parts } = answers;
    const { length } = whole.bytes;
    expect(whole.status).toBe(200);
    expect(length).toBeGreaterThan(1000);
    const part = (from: number, to: number) => ({
      ...{ status: 206, told: `bytes ${from}-${to}/${length}`, bytes: whole.bytes.slice(from, to + 1) },
    });
    expect(parts).toEqual([
      { status: 200, told: null, bytes: whole.bytes },
      part(10, 19),
      part(length - 5, length - 1),
      part(length - 7, length - 1),
      { status: 416, told: `bytes */${length}`, bytes: [] },
    ]);
  },

  async 'sound that is still being made comes as it is made, before its end is known'(at) {
    const page = await at.page();
    const first = await page.evaluate(async (text) => {
      const started = await window.voicetray!.startNarration({ text, profileId: null });
      if (!started.ok) throw new Error(started.error.code);
      const answer = await fetch(`/audio/${started.value.narrationId}/0`);
      const reader = answer.body!.getReader();
      const { value, done } = await reader.read();
      await reader.cancel();
      return { length: answer.headers.get('Content-Length'), got: value?.byteLength ?? 0, done };
    }, TALE);
    expect(first).toMatchObject({ length: null, done: false });
    expect(first.got).toBeGreaterThan(0);
  },
});
