import { createHash, randomBytes } from 'node:crypto';
import type { Container } from '../../src-preload/contract/voice.ts';
import type { Identify, Keeper } from '../narration/keeper.ts';
import type { MadePiece } from '../narration/piece-maker.ts';
import type { PlannedPiece } from '../narration/plan.ts';
import { keyMark, soundKey } from './keys.ts';
import type { SoundRow } from './rows.ts';
import { fileOf } from './sound-files.ts';
import type { Store } from './store.ts';

export interface KeeperParts {
  readonly library: Store;
  /** The narration's row. */
  readonly n: number;
  readonly identify: Identify;
  readonly messageId: string | null;
  /** What is there of it, each with its file. */
  readonly sounds: ReadonlyMap<number, SoundRow>;
}

/** A sound's name, and the file without its container in which it is or will be. */
interface Slot {
  readonly key: string | null;
  readonly stem: string;
}

/** Keeps one narration in the library, and finds what is there of its words. */
export class LibraryKeeper implements Keeper {
  readonly made: ReadonlyMap<number, MadePiece>;
  readonly #parts: KeeperParts;
  readonly #slots = new Map<number, Slot>();

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    this.made = new Map([...parts.sounds].map(([index, sound]) => [index, madeOf(sound)]));
    for (const [index, { file }] of parts.sounds) this.#slots.set(index, { key: null, stem: stemOf(file) });
  }

  pathOf({ index }: PlannedPiece, container: Container): string {
    const slot = this.#slots.get(index);
    if (!slot) throw new Error('a piece is looked for before it is made');
    return this.#parts.library.files.path(fileOf(slot.stem, container));
  }

  readonly find = async (piece: PlannedPiece): Promise<MadePiece | null> => {
    const { library, n } = this.#parts;
    const key = await this.#keyOf(piece);
    const found = key !== null && library.reuses() ? await library.soundOf(key) : null;
    if (found) {
      this.#slots.set(piece.index, { key, stem: stemOf(found.file) });
      library.use(({ sounds, now }) => sounds.use(found.n, n, piece.index, now));
      return madeOf(found);
    }
    this.#slots.set(piece.index, { key, stem: await library.files.reserve(key ?? chance()) });
    return null;
  };

  add({ index }: PlannedPiece, made: MadePiece): Promise<void> {
    return tried(() => {
      const { library, n } = this.#parts;
      const slot = this.#slots.get(index);
      if (!slot) throw new Error('a piece is made before it was looked for');
      library.change(({ sounds, now }) => {
        sounds.use(sounds.add(slot.key, fileOf(slot.stem, made.container), made, now), n, index, now);
      });
      library.grew();
    });
  }

  forget({ index }: PlannedPiece): Promise<void> {
    return tried(() => {
      const { library, n } = this.#parts;
      library.change(({ sounds }) => sounds.forget(n, index));
    });
  }

  extend(pieces: readonly PlannedPiece[], text: string): Promise<void> {
    return tried(() => {
      const { library, n } = this.#parts;
      library.change(({ narrations }) => {
        if (!narrations.has(n)) return;
        narrations.extend(n, pieces);
        narrations.setText(n, text);
      });
    });
  }

  complete(whole: { pieces: number; characters: number; text: string }): Promise<void> {
    return tried(() => {
      const { library, n } = this.#parts;
      library.change(({ narrations }) => {
        if (!narrations.has(n)) return;
        narrations.setText(n, whole.text);
        narrations.complete(n, whole.pieces, whole.characters);
      });
      library.tell();
      library.indexSoon();
    });
  }

  /** Null: it cannot be told who would speak, which the one who is asked to speak will say himself. */
  async #keyOf({ words, language }: PlannedPiece): Promise<string | null> {
    const { library, identify, messageId } = this.#parts;
    try {
      const { parts, key } = await identify(language);
      const who = [...parts, key === null ? null : keyMark(await library.salt(), key)];
      return soundKey(who, messageId === null ? ['words', words] : ['message', messageId]);
    } catch {
      return null;
    }
  }
}

/** What is thrown on the way is a rejection. */
const tried = (work: () => void): Promise<void> =>
  new Promise((resolve) => {
    work();
    resolve();
  });

const stemOf = (file: string): string => file.slice(0, file.lastIndexOf('.'));
const chance = (): string => createHash('sha256').update(randomBytes(32)).digest('hex');

function madeOf({ container, bytes, made }: SoundRow): MadePiece {
  const { words, ...measure } = made;
  return { ...measure, container, bytes, ...(words && { words }) };
}
