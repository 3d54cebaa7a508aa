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

  async 'a part of the sound is answered as that part'(at) {
    const page = await at.page();
    const part = await page.evaluate(async (text) => {
      const started = await window.voicetray!.startNarration({ text, profileId: null });
      if (!started.ok) throw new Error(started.error.code);
      const range = { headers: { Range: 'bytes=10-19' } };
      const answer = await fetch(`/audio/${started.value.narrationId}/0`, range);
      return [answer.status, (await answer.arrayBuffer()).byteLength];
    }, TALE);
    expect(part).toEqual([206, 10]);
  },
});
