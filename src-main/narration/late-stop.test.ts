import { execFileSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { collect, say, studio } from './recording.fixture.ts';
import { ScriptedVoice, toneFor } from './voice.fixture.ts';

/** A journal that takes nothing before somebody reads it: a piece stays for as long in its last moment. */
async function studioWithSlowJournal() {
  const made = await studio(new ScriptedVoice(), 1);
  const path = join(made.folder, 'pieces.jsonl');
  execFileSync('mkfifo', [path]);
  return { ...made, drain: () => readFile(path, 'utf8') };
}

it('is heard when a stop and another try come in its last moment', async () => {
  const { recording, signal, folder, piece, drain } = await studioWithSlowJournal();
  recording.begin();
  await vi.waitFor(() => stat(join(folder, '0000.wav')), { timeout: 10_000 });
  expect(piece(0).state).toBe('making');

  const stopping = recording.stop();
  recording.retry();
  const listening = recording.listen(0, signal);
  const making = recording.makeAll(signal);
  expect(await drain()).toContain('"index":0');
  await stopping;
  expect(await collect((await listening).bytes)).toEqual(Buffer.from(toneFor(say(0))));
  await making;
  expect(recording.head().state).toBe('complete');
});
