import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cancelled, Fault } from '../fault.ts';
import { type PcmBlock, seconds } from '../speech/pcm.ts';
import { toInt16, wavHeader } from '../speech/wav.ts';
import type { FilePlayer } from './players.ts';

/** Seconds of sound in one file, at least: a file ends in a pause, where the start of the next is not heard. */
const LEAST = 5;

/**
 * Plays sound through a program that takes whole files only: a few sentences at a time, the next file being
 * filled while one plays. Throws a Fault `speakers_missing`, `player_failed` or `cancelled`.
 */
export async function playFiles(
  blocks: AsyncIterable<PcmBlock>,
  player: FilePlayer,
  signal: AbortSignal,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-play-'));
  let playing = Promise.resolve();
  try {
    let count = 0;
    for await (const wav of runs(blocks)) {
      const path = join(folder, `${count}.wav`);
      count += 1;
      await writeFile(path, wav);
      await playing;
      if (signal.aborted) throw cancelled();
      playing = play(player, path, signal);
      // It is waited for in the next round; until then its failure is nobody's.
      playing.catch(() => undefined);
    }
    await playing;
  } finally {
    await playing.catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whole wav files, cut at pauses. */
async function* runs(blocks: AsyncIterable<PcmBlock>): AsyncGenerator<Uint8Array> {
  let held: PcmBlock[] = [];
  let length = 0;
  for await (const block of blocks) {
    held.push(block);
    length += seconds(block);
    if (length < LEAST || !isSilent(block)) continue;
    yield wavFile(held);
    held = [];
    length = 0;
  }
  if (held.length > 0) yield wavFile(held);
}

const isSilent = (block: PcmBlock): boolean =>
  block.channels.every((channel) => channel.every((sample) => sample === 0));

function wavFile(blocks: readonly PcmBlock[]): Uint8Array {
  const samples = Buffer.concat(blocks.map(toInt16));
  const { sampleRate = 0, channels = [] } = blocks[0] ?? {};
  return Buffer.concat([
    wavHeader({ sampleRate, channels: channels.length, dataBytes: samples.length }),
    samples,
  ]);
}

function play(player: FilePlayer, path: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(player.program, player.args(path), {
      stdio: 'ignore',
      env: { ...process.env, VOICETRAY_SOUND: path },
      signal,
      killSignal: 'SIGKILL',
    });
    child.once('error', (error) => {
      reject(
        signal.aborted
          ? cancelled()
          : new Fault('speakers_missing', { programs: player.program }, error.message),
      );
    });
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(
          signal.aborted ? cancelled() : new Fault('player_failed', undefined, `${player.program}: ${code}`),
        );
    });
  });
}
