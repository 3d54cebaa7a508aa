import { cancelled } from '../fault.ts';
import { PieceWork } from './piece-work.ts';

/** Requests at most at any time: a small Dify server has room for few. */
const AT_ONCE = 2;

interface LineOptions {
  /** Whether a piece is still to be made, and may be. */
  readonly wanted: (index: number) => boolean;
  /** Makes the piece; rejects when that failed for good. */
  readonly run: (work: PieceWork) => Promise<void>;
}

/**
 * Decides what is made now: the piece that was asked for last comes first, and once its first bytes are there, the
 * one behind it is made ahead. A piece that nobody listens to gives way to one that somebody waits for.
 */
export class Line {
  readonly #options: LineOptions;
  /** Pieces that wait or are being made. */
  readonly #works = new Map<number, PieceWork>();
  /** The last one is the most urgent. */
  #waiting: PieceWork[] = [];
  readonly #running = new Set<PieceWork>();
  #ahead: number | null = null;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /**
   * The work on a missing piece, begun if it was not. `listened`: somebody waits to hear it, so it comes first;
   * `background`: after those; `alone`: as the first, and nothing is made ahead for it.
   */
  ask(index: number, why: 'listened' | 'background' | 'alone'): PieceWork {
    const work = this.#find(index) ?? this.#add(index);
    if (why !== 'background') this.#hurry(work);
    // What was wanted ahead of another place is no longer.
    if (why !== 'background' && !work.isOpen) this.#ahead = null;
    if (why !== 'alone') {
      work.followed = true;
      if (work.isOpen) this.#ahead = index + 1;
    }
    if (why === 'listened') this.#makeWay(work);
    this.#pump();
    return work;
  }

  /** A piece is there and is listened to: the next one is wanted. */
  follow(index: number): void {
    this.#ahead = index + 1;
    this.#pump();
  }

  /** There are more pieces: one that is wanted ahead may be among them. */
  look(): void {
    this.#pump();
  }

  /** To be told when the first bytes of a piece are there. */
  opened(work: PieceWork): void {
    if (work.followed) this.follow(work.index);
  }

  /** A listener left; what has not begun and nobody wants any more is not begun. */
  release(work: PieceWork): void {
    work.holders -= 1;
    if (work.holders === 0 && this.#waiting.includes(work)) this.#abandon(work);
  }

  /** Ends all at once; resolves when everything is quiet. */
  async clear(): Promise<void> {
    this.#ahead = null;
    for (const work of [...this.#waiting]) this.#abandon(work);
    const running = [...this.#running];
    for (const work of running) work.cancel();
    await Promise.allSettled(running.map(({ finished }) => finished.promise));
  }

  #find(index: number): PieceWork | undefined {
    const work = this.#works.get(index);
    return work?.cancelled ? undefined : work;
  }

  #add(index: number): PieceWork {
    const work = new PieceWork(index);
    this.#works.set(index, work);
    this.#waiting.unshift(work);
    return work;
  }

  #hurry(work: PieceWork): void {
    if (!this.#waiting.includes(work)) return;
    this.#waiting = [...this.#waiting.filter((other) => other !== work), work];
  }

  #abandon(work: PieceWork): void {
    this.#waiting = this.#waiting.filter((other) => other !== work);
    if (this.#works.get(work.index) === work) this.#works.delete(work.index);
    work.abandon(cancelled());
  }

  /** Takes the place of a piece that nobody listens to; of one that has no bytes yet, if there is one. */
  #makeWay(work: PieceWork): void {
    if (this.#running.has(work) || this.#running.size < AT_ONCE) return;
    const running = [...this.#running];
    if (running.some((other) => other.cancelled)) return;
    const idle = running.filter((other) => other.holders === 0);
    (idle.find((other) => !other.isOpen) ?? idle.at(-1))?.cancel();
  }

  #pump(): void {
    while (this.#running.size < AT_ONCE) {
      const work = this.#next();
      if (!work) return;
      void this.#start(work);
    }
  }

  #next(): PieceWork | undefined {
    // A piece that is still being cancelled is begun anew when that is over: both write to one file.
    const ready = this.#waiting.findLast(
      ({ index }) => ![...this.#running].some((other) => other.index === index),
    );
    if (ready) {
      this.#waiting = this.#waiting.filter((other) => other !== ready);
      return ready;
    }
    const index = this.#ahead;
    if (index === null || this.#works.has(index) || !this.#options.wanted(index)) return undefined;
    this.#ahead = null;
    const work = this.#add(index);
    this.#waiting.shift();
    return work;
  }

  async #start(work: PieceWork): Promise<void> {
    this.#running.add(work);
    try {
      await this.#options.run(work);
      work.finished.resolve(undefined);
    } catch (thrown) {
      work.finished.reject(thrown);
    } finally {
      this.#running.delete(work);
      if (this.#works.get(work.index) === work) this.#works.delete(work.index);
      this.#pump();
    }
  }
}
