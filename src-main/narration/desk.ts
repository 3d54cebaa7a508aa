import type { Desk as DeskModel } from '../../src-preload/contract/narration.ts';
import { Fault } from '../fault.ts';
import type { Recording } from './recording.ts';

/** Ended narrations that stay savable. */
const KEPT = 20;

/** What is narrated now, what waits behind it, and what has ended and can still be saved. */
export class Desk {
  readonly #onChange: () => void;
  readonly #keep: number;
  #current: Recording | null = null;
  #queue: Recording[] = [];
  /** The current one is from an earlier run, and nobody has gone on with it yet. */
  #resting = false;
  /** The oldest comes first. */
  #ended: Recording[] = [];

  constructor(options: { onChange: () => void; keep?: number }) {
    this.#onChange = options.onChange;
    this.#keep = options.keep ?? KEPT;
  }

  /** `interrupt` stops what is narrated now and begins at once; the queue stays. `queue` waits for its turn. */
  start(recording: Recording, whenBusy: 'interrupt' | 'queue'): void {
    if (this.#current && !this.#resting && whenBusy === 'queue') {
      this.#queue.push(recording);
      this.#onChange();
      return;
    }
    this.#take(recording);
    recording.begin();
    this.#onChange();
  }

  /** What was narrated when the program ended, and what waited: silent until somebody goes on with it. */
  restore(recordings: readonly Recording[]): void {
    if (this.#current || recordings.length === 0) return;
    const [current = null, ...queue] = recordings;
    this.#current = current;
    this.#queue = queue;
    this.#resting = true;
    this.#onChange();
  }

  /** It is heard. */
  wake(id: string): void {
    if (this.#current?.id === id) this.#resting = false;
  }

  /** Lets go of one for good: it stops, and cannot be found here any more. The next one begins in its place. */
  async drop(id: string): Promise<void> {
    const recording = this.find(id);
    if (!recording) return;
    this.#ended = this.#ended.filter((other) => other !== recording);
    this.#queue = this.#queue.filter((other) => other !== recording);
    if (this.#current === recording) this.#next();
    this.#onChange();
    await recording.close();
  }

  /** Stops one, and goes on with the next if it was the current one; without an id stops all and empties the queue. */
  async stop(id?: string): Promise<void> {
    if (id === undefined) {
      const all = [...(this.#current ? [this.#current] : []), ...this.#queue];
      this.#current = null;
      this.#queue = [];
      await this.#retire(all);
    } else if (this.#current?.id === id) {
      const stopped = this.#current;
      this.#next();
      await this.#retire([stopped]);
    } else {
      const recording = this.find(id);
      this.#queue = this.#queue.filter((other) => other !== recording);
      if (recording) await this.#retire([recording]);
    }
  }

  /** Changes the place of one that waits; 0 is the next one. Throws a Fault `narration_gone`. */
  move(id: string, to: number): void {
    const recording = this.#queue.find((waiting) => waiting.id === id);
    if (!recording) throw new Fault('narration_gone');
    const others = this.#queue.filter((waiting) => waiting !== recording);
    this.#queue = [...others.slice(0, to), recording, ...others.slice(to)];
    this.#onChange();
  }

  /** The player has come to the end of a narration: the next one begins. */
  ended(id: string): void {
    if (this.#current?.id !== id) return;
    this.#keepEnded(this.#current);
    this.#next();
    this.#onChange();
  }

  /** Tries a failed or stopped narration again, as the current one. Throws a Fault `narration_gone`. */
  retry(id: string): void {
    const recording = this.find(id);
    if (!recording) throw new Fault('narration_gone');
    if (this.#queue.includes(recording)) return;
    if (this.#current !== recording) {
      this.#ended = this.#ended.filter((other) => other !== recording);
      this.#take(recording);
    }
    recording.retry();
    this.#onChange();
  }

  find(id: string): Recording | undefined {
    const all = [...this.#ended, ...this.#queue, ...(this.#current ? [this.#current] : [])];
    return all.find((recording) => recording.id === id);
  }

  snapshot(): DeskModel {
    return {
      current: this.#current?.head() ?? null,
      queue: this.#queue.map((recording) => recording.head()),
    };
  }

  #take(recording: Recording): void {
    const before = this.#current;
    this.#resting = false;
    this.#current = recording;
    if (before) {
      this.#keepEnded(before);
      void before.stop();
    }
  }

  #next(): void {
    this.#resting = false;
    this.#current = this.#queue.shift() ?? null;
    this.#current?.begin();
  }

  async #retire(recordings: readonly Recording[]): Promise<void> {
    const stopping = recordings.map((recording) => recording.stop());
    for (const recording of recordings) this.#keepEnded(recording);
    this.#onChange();
    await Promise.all(stopping);
  }

  #keepEnded(recording: Recording): void {
    this.#ended = [...this.#ended.filter((other) => other !== recording), recording];
    while (this.#ended.length > this.#keep) void this.#ended.shift()?.close();
  }
}
