import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { onElectron, type OnElectron } from './on-electron.ts';

const TALE = 'The quick brown fox jumps over the lazy dog, and then it sleeps in the sun. '.repeat(20);

async function shows(at: OnElectron, words: string | RegExp): Promise<void> {
  await (await at.page()).getByText(words).first().waitFor();
}

async function speak(at: OnElectron): Promise<void> {
  const page = await at.page();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(TALE);
  await page.getByRole('button', { name: 'Speak', exact: true }).click();
  await shows(at, /^Playing/);
}

onElectron('the system', {
  async 'sleep pauses, and waking leaves it paused'(at) {
    await speak(at);
    await at.host.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await shows(at, /^Paused/);
    await at.host.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await (await at.page()).waitForTimeout(1000);
    await shows(at, /^Paused/);
  },

  async 'the log holds none of the text, and crash dumps stay with the data'(at) {
    const log = await readFile(join(at.home, 'logs', 'voicetray.log'), 'utf8');
    expect(log).not.toContain('quick brown fox');
    expect(await at.host.evaluate(({ app }) => app.getPath('crashDumps'))).toContain(at.home);
  },
});
