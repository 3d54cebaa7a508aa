import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Recording } from '../narration/recording.ts';
import { growingStudio, say, temporaryFolder } from '../narration/recording.fixture.ts';
import { ScriptedVoice } from '../narration/voice.fixture.ts';
import { Writer } from '../narration/writer.fixture.ts';
import { Downloads } from './downloads.ts';
import { saveNarration } from './save-narration.ts';

/** A save of a text that is still being written, and whether it has come to its end. */
async function save(recording: Recording) {
  const folder = await temporaryFolder();
  let over = false;
  const saving = saveNarration(
    { narrationId: recording.id, format: 'wav' },
    {
      recording,
      target: { choose: (name) => Promise.resolve({ to: 'file', path: join(folder, name), replace: false }) },
      downloads: new Downloads(folder),
      signal: new AbortController().signal,
      onProgress: () => undefined,
    },
  ).finally(() => (over = true));
  return { saving, over: () => over };
}

async function written() {
  const writer = new Writer();
  const { recording } = await growingStudio(new ScriptedVoice(), writer);
  recording.begin();
  await expect.poll(() => writer.asked).toBe(1);
  writer.add(`${say(0)} And then`);
  await expect.poll(() => recording.head().made).toBe(1);
  return { writer, recording };
}

it('a text that is being written is saved when it is whole', async () => {
  const { writer, recording } = await written();
  const { saving, over } = await save(recording);
  await setTimeout(100);
  expect(over()).toBe(false);
  writer.add(` ${say(1)}`);
  writer.end();
  const saved = await saving;
  expect(saved).toMatchObject({ to: 'file', saved: 2, pieces: 2 });
  expect(saved).toHaveProperty('seconds', expect.closeTo(0.85 + 0.3, 0) as number);
});

it('a text that breaks off is saved as far as it came', async () => {
  const { writer, recording } = await written();
  const { saving } = await save(recording);
  writer.fail('answer_failed');
  expect(await saving).toMatchObject({ to: 'file', saved: 2, pieces: 2 });
});
