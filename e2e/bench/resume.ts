import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCalledHost } from './host-calls.ts';
import { startNovelServer } from './novel-server.ts';

interface Head {
  readonly id: string;
  readonly pieces: number;
  readonly made: number;
}

/** Kills the host in the middle of a narration, and counts what a new one asks the server for again. */
export async function resumeAfterKill(text: string): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'voicetray-resume-'));
  const server = await startNovelServer();
  try {
    const first = await startCalledHost({ home });
    const { id } = await first.call<{ id: string }>('saveProfile', {
      name: 'novel',
      url: server.url,
      key: server.key,
    });
    // The same words twice are two requests, so that they can be counted.
    const library = { budget: 2 * 1024 ** 3, reuse: false };
    await first.call('updatePreferences', { activeProfile: id, askAbove: 10_000_000, library });
    const { narrationId } = await first.call<{ narrationId: string }>('startNarration', {
      ...{ text, markup: 'markdown', profileId: id, longAccepted: true },
    });
    const { narration } = await first.call<{ narration: Head }>('getNarration', { narrationId });
    const { pieces } = narration;
    // All of it is asked for, and nothing answers any more once the host is gone.
    first.call('saveNarration', { narrationId, format: 'mp3' }).catch(() => undefined);
    while (server.asked() < pieces / 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await first.kill();
    const before = server.asked();

    const begun = performance.now();
    const second = await startCalledHost({ home });
    try {
      const { desk } = await second.call<{ desk: { current: Head | null } }>('hello', {});
      const back = desk.current?.made ?? 0;
      const took = performance.now() - begun;
      await second.call('saveNarration', { narrationId, format: 'mp3' });
      console.log(
        `kill         after ${before} requests of ${pieces}: ${back} parts are there ${took.toFixed(0)} ms after the new start; ` +
          `asked for again: ${server.asked() - pieces} (those under way, 2 at most, are lost)`,
      );
    } finally {
      await second.close();
    }
  } finally {
    await server.close();
    await rm(home, { recursive: true, force: true });
  }
}
