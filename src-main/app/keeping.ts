import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
import type { placeSchema } from '../../src-preload/contract/narration.ts';
import { toAppError } from '../fault.ts';
import type { Library } from '../library/library.ts';
import { Pace } from '../narration/pace.ts';
import { type LibraryPorts, openLibrary } from './open-library.ts';
import type { PlayerReport } from '../../src-preload/contract/player.ts';

/** What it stands in. */
interface Surroundings {
  readonly ports: LibraryPorts;
  readonly emit: (event: AnyEvent) => void;
}

type Place = z.infer<typeof placeSchema>;

/** Milliseconds between two looks at how much sound there is, and the first after it grew. */
const HOURLY = 3_600_000;
const AFTER_GROWTH = 60_000;
/** Milliseconds between two notes of how far the player is. */
const NOTE_EVERY = 2000;
/** Milliseconds between two tellings that the library has changed. */
const TELL_EVERY = 500;

/** The library as the program uses it: opened at the first need, told what happens on the desk, kept in bounds. */
export class Keeping {
  readonly #ports: Surroundings;
  readonly #tell: Pace;
  readonly #note: Pace;
  readonly #hourly: NodeJS.Timeout;
  #soon: NodeJS.Timeout | undefined;
  #library: Promise<Library> | null = null;
  #report: PlayerReport | null = null;
  #tidying: Promise<unknown> = Promise.resolve();
  #desk = '';
  #closed = false;
  /** Where those that were opened again had been left. */
  readonly #left = new Map<string, Place>();
  /** What had to be set aside in this run. */
  readonly notices: AppError[] = [];

  constructor(context: Surroundings) {
    this.#ports = context;
    this.#tell = new Pace(TELL_EVERY, () => context.emit({ name: 'library', payload: {} }));
    this.#note = new Pace(NOTE_EVERY, () => void this.#notePlace());
    this.#hourly = setInterval(() => this.#tidy(), HOURLY).unref();
  }

  /** Rejects with a Fault of the disk; the next call tries again. */
  library(): Promise<Library> {
    this.#library ??= this.#open().catch((thrown: unknown) => {
      this.#library = null;
      throw thrown;
    });
    return this.#library;
  }

  /** The same where there is one already; null: nothing was ever kept. */
  async existing(): Promise<Library | null> {
    const file = join(this.#ports.ports.folders.data, 'library', 'library.sqlite');
    const there = await stat(file).catch(() => null);
    return there ? this.library() : null;
  }

  /** It is opened again: where it had been left, and null at its beginning or end. */
  reopened(id: string, place: Place | null): void {
    if (place) this.#left.set(id, place);
    else this.#left.delete(id);
  }

  /** Where it was last: as the player told, or as it was kept. */
  placeOf(id: string, last: PlayerReport | null): Place | null {
    if (last?.narrationId !== id) return this.#left.get(id) ?? null;
    return last.state === 'ended' ? null : { piece: last.piece, offset: last.offset };
  }

  /** The end of the program is near: what is on the desk now is what comes back, where it is now. */
  freeze(): void {
    this.#note.now();
    this.#closed = true;
  }

  /** What is on the desk, in order, so that it is there again after a kill. */
  onDesk(ids: readonly string[]): void {
    const desk = ids.join();
    if (this.#closed || desk === this.#desk) return;
    this.#desk = desk;
    void this.#quietly((library) => library.change(({ narrations }) => narrations.setDesk(ids)));
  }

  /** Where the player is. A pause is noted at once, for the program may end in it. */
  onReport(report: PlayerReport): void {
    this.#report = report;
    if (report.state === 'playing' || report.state === 'waiting') this.#note.soon();
    else this.#note.now();
  }

  /** Nobody goes on with these: they were heard to their end, or a person stopped them. */
  finished(ids: readonly string[], heard: boolean): void {
    if (this.#report && ids.includes(this.#report.narrationId)) {
      if (!heard) this.#note.now();
      this.#report = null;
    }
    void this.#quietly((library) =>
      library.change(({ narrations, sounds, now }) => {
        for (const id of ids) {
          narrations.finish(id, heard);
          sounds.touch(id, now);
        }
      }),
    );
    this.#tell.soon();
  }

  /** Sound beyond the budget goes; nobody waits for it. */
  tidySoon(after = AFTER_GROWTH): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.#tidy();
    }, after).unref();
  }

  async close(): Promise<void> {
    this.freeze();
    clearInterval(this.#hourly);
    clearTimeout(this.#soon);
    await this.#tidying;
    const library = await this.#library?.catch(() => null);
    this.#tell.now();
    await library?.close();
  }

  #open(): Promise<Library> {
    const { ports, emit } = this.#ports;
    return openLibrary(ports, {
      onChange: () => this.#tell.soon(),
      onGrowth: () => this.tidySoon(),
      onNotice: (notice) => {
        this.notices.push(notice);
        emit({ name: 'notice', payload: notice });
      },
      closed: () => this.#closed,
    });
  }

  #tidy(): void {
    this.#tidying = this.#tidying.then(() =>
      this.#quietly(async (library) => {
        const { keepBudget } = await import('../library/budget.ts');
        await keepBudget(library, this.#ports.ports.settings.current.preferences.library.budget);
      }),
    );
  }

  async #notePlace(): Promise<void> {
    const report = this.#report;
    if (!report || report.state === 'ended' || report.state === 'failed') return;
    const { narrationId, piece, offset } = report;
    await this.#quietly((library) =>
      library.change(({ narrations, now }) => narrations.setPlace(narrationId, piece, offset, now)),
    );
  }

  /** What nobody waits for, and costs comfort only when it fails. Nothing is opened for it. */
  async #quietly(work: (library: Library) => unknown): Promise<void> {
    try {
      const library = await this.#library;
      if (library) await work(library);
    } catch (thrown) {
      this.#ports.ports.log(`library: ${toAppError(thrown).code}`);
    }
  }
}
