import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { keepInFolder } from './folder-keeper.ts';
import { collect, say, studio } from './recording.fixture.ts';
import { ScriptedVoice, toneFor } from './voice.fixture.ts';

/** A keeper that takes nothing before it is told to: a piece stays for as long in its last moment. */
async function studioWithSlowKeeper() {
  const { promise: told, resolve: take } = Promise.withResolvers<undefined>();
  const made = await studio(new ScriptedVoice(), 1, 'one', (folder) => async (head, content) => ({
    ...(await keepInFolder(folder)(head, content)),
    add: () => told,
  }));
  return { ...made, take: () => take(undefined) };
}

it('is heard when a stop and another try come in its last moment', async () => {
  const { recording, signal, folder, piece, take } = await studioWithSlowKeeper();
  recording.begin();
  await vi.waitFor(() => stat(join(folder, '0000.wav')), { timeout: 10_000 });
  expect(piece(0).state).toBe('making');

  const stopping = recording.stop();
  recording.retry();
  const listening = recording.listen(0, signal);
  const making = recording.makeAll(signal);
  take();
  await stopping;
  expect(await collect((await listening).bytes)).toEqual(Buffer.from(toneFor(say(0))));
  await making;
  expect(recording.head().state).toBe('complete');
});
