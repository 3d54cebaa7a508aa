import { cancelled, Fault } from '../fault.ts';
import type { PcmBlock } from '../speech/pcm.ts';
import { toInt16, wavHeader } from '../speech/wav.ts';
import { Pipe, type PlayerEnd } from './pipe.ts';
import { filePlayer, playerNames, type Sound, type StreamPlayer, streamPlayers } from './players.ts';

/** Bytes for which another player is tried when one breaks: it may be installed and have no sound server. */
const REPEATABLE = 2 * 1024 * 1024;

/**
 * Plays sound through whatever player this system has, and resolves when it has been heard. The signal silences it
 * at once. Throws a Fault: `speakers_missing`, `player_failed`, `cancelled`.
 */
export async function playAloud(blocks: AsyncIterable<PcmBlock>, signal: AbortSignal): Promise<void> {
  const own = filePlayer(process.platform);
  if (own) {
    const { playFiles } = await import('./play-files.ts');
    return playFiles(blocks, own, signal);
  }
  let speakers: Speakers | undefined;
  try {
    for await (const block of blocks) {
      speakers ??= new Speakers({ sampleRate: block.sampleRate, channels: block.channels.length }, signal);
      await speakers.write(toInt16(block));
    }
    await speakers?.finish();
  } finally {
    speakers?.kill();
  }
}

/** One player after the other, until one plays. */
class Speakers {
  readonly #sound: Sound;
  readonly #signal: AbortSignal;
  readonly #players: StreamPlayer[];
  #pipe: Pipe | null = null;
  /** What was played so far, for the next player; null once that is too much. */
  #played: Uint8Array[] | null = [];
  #size = 0;
  /** What the first player that is there said as it broke. */
  #complaint: string | null = null;

  constructor(sound: Sound, signal: AbortSignal) {
    this.#sound = sound;
    this.#signal = signal;
    this.#players = streamPlayers(sound);
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#size += bytes.length;
    if (this.#size > REPEATABLE) this.#played = null;
    this.#played?.push(bytes);
    if (!(await this.#pipe?.write(bytes))) await this.#playAgain();
  }

  async finish(): Promise<void> {
    while (this.#pipe && (await this.#pipe.finish()).how !== 'well') await this.#playAgain();
  }

  kill(): void {
    this.#pipe?.kill();
  }

  /** Gives all so far to the next player that takes it. */
  async #playAgain(): Promise<void> {
    if (this.#pipe) this.#note(await this.#pipe.ended);
    for (let player = this.#players.shift(); player && this.#played; player = this.#players.shift()) {
      if (this.#signal.aborted) throw cancelled();
      this.#pipe = new Pipe(player.program, player.args, this.#signal);
      if (await this.#giveAll(this.#pipe, player, this.#played)) return;
      this.#note(await this.#pipe.ended);
    }
    if (this.#complaint !== null) throw new Fault('player_failed', undefined, this.#complaint);
    throw new Fault('speakers_missing', { programs: playerNames() });
  }

  async #giveAll(pipe: Pipe, player: StreamPlayer, played: readonly Uint8Array[]): Promise<boolean> {
    const header = player.reads === 'wav' ? [wavHeader({ ...this.#sound, dataBytes: null })] : [];
    for (const bytes of [...header, ...played]) if (!(await pipe.write(bytes))) return false;
    return true;
  }

  #note({ how, words }: PlayerEnd): void {
    if (how !== 'missing') this.#complaint ??= words;
  }
}
