import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inChild } from '../saving/child.fixture.ts';
import { newFolder, speak } from '../saving/speech.fixture.ts';

const folder = newFolder();
const spoken = speak(newFolder(), 'a');

/** What happens to the thread of an encoder, each in a program of its own. */
const mishaps = {
  'breaks at its start': `process.on('worker', (worker) => worker.postMessage(null));`,
  'breaks in the middle': `
    const { Worker } = await import('node:worker_threads');
    const { postMessage } = Worker.prototype;
    let asked = 0;
    Worker.prototype.postMessage = function (...given) {
      asked += 1;
      if (asked === 3) postMessage.call(this, null);
      else postMessage.apply(this, given);
    };`,
  'is ended': `process.on('worker', (worker) => void worker.terminate());`,
  'cannot be had': `
    const { registerHooks } = await import('node:module');
    registerHooks({
      resolve(name, context, next) {
        if (name.startsWith('@mediabunny/')) throw new Error('no such package');
        return next(name, context);
      },
    });`,
};

const save = (format: string): string => `
  const path = ${JSON.stringify(join(folder, `x.${format}`))};
  async function* many() { for (let i = 0; i < 200; i += 1) yield part(${JSON.stringify(spoken)}, 0.1); }
  await saveRecording(request({ path, format: '${format}', parts: many() })).then(say, (e) => say(toAppError(e)));`;

const play = `
  const { rewrapForPlayer } = await import(${JSON.stringify(new URL('./rewrap.ts', import.meta.url).href)});
  let size = 0;
  try {
    const { bytes } = await rewrapForPlayer('wav', part(${JSON.stringify(spoken)}, 0).read());
    for await (const run of bytes) size += run.length;
    say({ size });
  } catch (e) {
    say(toAppError(e));
  }`;

describe.each(Object.entries(mishaps))('an encoder that %s', (_, mishap) => {
  it.each(['flac', 'mp3'])(
    'leaves the program running, and says that %s could not be saved',
    async (format) => {
      const ended = await inChild(mishap + save(format));
      expect(ended).toMatchObject({
        errors: '',
        code: 0,
        lines: [
          { code: 'save_failed', params: { folder }, detail: expect.stringMatching(/^encoder: /) as string },
        ],
      });
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('says that what is to be played cannot be', async () => {
    const ended = await inChild(mishap + play);
    expect(ended).toMatchObject({ errors: '', code: 0, lines: [{ code: 'player_failed' }] });
  });
});
