import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Container } from '../../src-preload/contract/voice.ts';
import { diskFault } from '../narration/disk-fault.ts';
import { makePiece } from '../narration/piece-maker.ts';
import type { Log } from '../ports.ts';
import type { Utterance, VoiceSource } from '../speech/voice-source.ts';

/** What the program can decode, and so what a preview can be packed in. */
const CONTAINERS: readonly Container[] = ['mp3', 'wav'];
/** Files that are kept. */
const MOST = 200;

export interface PreviewFile {
  readonly path: string;
  readonly container: Container;
}

/** Sounds of previews on the disk, each under its id; those not heard for longest go first. */
export class PreviewFiles {
  readonly #folder: string;
  readonly #log: Log;
  readonly #most: number;

  constructor(dataFolder: string, log: Log, most = MOST) {
    this.#folder = join(dataFolder, 'previews');
    this.#log = log;
    this.#most = most;
  }

  async find(id: string): Promise<PreviewFile | null> {
    for (const container of CONTAINERS) {
      const path = this.#path(id, container);
      const now = new Date();
      const found = await utimes(path, now, now).then(
        () => true,
        () => false,
      );
      if (found) return { path, container };
    }
    return null;
  }

  /** Speaks and keeps it, in place of what had this id. Rejects with a Fault, and then nothing has changed. */
  async make(
    id: string,
    source: VoiceSource,
    utterance: Utterance,
    signal: AbortSignal,
  ): Promise<PreviewFile> {
    try {
      await mkdir(this.#folder, { recursive: true });
    } catch (thrown) {
      throw diskFault(thrown, this.#folder);
    }
    const nothing = (): void => undefined;
    const pathOf = (container: Container): string => this.#path(id, container);
    const told = { onOpen: nothing, onSoundStart: nothing, onDrop: nothing };
    const { container } = await makePiece({ source, utterance, pathOf, signal, ...told });
    await this.#prune(id, container).catch((thrown: unknown) => this.#log(`previews: ${String(thrown)}`));
    return { path: pathOf(container), container };
  }

  /** False where one of them is no longer there. */
  async same(one: PreviewFile, other: PreviewFile): Promise<boolean> {
    try {
      const [a, b] = await Promise.all([readFile(one.path), readFile(other.path)]);
      return a.equals(b);
    } catch {
      return false;
    }
  }

  /** Drops the same preview in another container, and the oldest of too many. */
  async #prune(id: string, made: Container): Promise<void> {
    for (const other of CONTAINERS) if (other !== made) await rm(this.#path(id, other), { force: true });
    const names = await readdir(this.#folder);
    if (names.length <= this.#most) return;
    const aged = await Promise.all(
      names.map(async (name) => {
        const path = join(this.#folder, name);
        return { path, heard: (await stat(path).catch(() => null))?.mtimeMs ?? 0 };
      }),
    );
    aged.sort((a, b) => b.heard - a.heard);
    for (const { path } of aged.slice(this.#most)) await rm(path, { force: true });
  }

  #path(id: string, container: Container): string {
    return join(this.#folder, `${id}.${container}`);
  }
}
