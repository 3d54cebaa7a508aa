import { writeFile } from 'atomically';
import type { BrowserWindow, Rectangle, Screen } from 'electron';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Log } from '../ports.ts';
import {
  backInSight,
  placeSchema,
  type SanePlace,
  sanePlace,
  type Size,
  type WindowPlace,
} from './window-place.ts';

const fileSchema = z.object({
  version: z.literal(1),
  main: placeSchema.nullable().catch(null),
  mini: placeSchema.nullable().catch(null),
});
type Places = z.infer<typeof fileSchema>;
type Name = 'main' | 'mini';
type Screens = Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>;

/** A window that is drawn about tells of each step. Milliseconds. */
const SETTLE = 500;

/** Where the windows were, kept in a small file; losing it costs nothing but their places. */
export class WindowPlaces {
  readonly #file: string;
  readonly #screen: () => Screens;
  readonly #log: Log;
  #places: Places = { version: 1, main: null, mini: null };
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<unknown> = Promise.resolve();

  /** `screen` can only be used once the program is ready. */
  constructor(file: string, screen: () => Screens, log: Log) {
    this.#file = file;
    this.#screen = screen;
    this.#log = log;
  }

  async load(): Promise<void> {
    try {
      this.#places = fileSchema.parse(JSON.parse(await readFile(this.#file, 'utf8')));
    } catch {
      // Never written yet, or not by us: the windows open where the system puts them.
    }
  }

  find(name: Name, usual: Size): SanePlace {
    return sanePlace(this.#places[name], usual, this.#areas());
  }

  /** Before a hidden window is shown again: its screen may have gone meanwhile. */
  bringBack(window: Pick<BrowserWindow, 'getNormalBounds' | 'setBounds'>): void {
    const place = backInSight(window.getNormalBounds(), this.#areas());
    if (place) window.setBounds(place);
  }

  /** Keeps the place of a window from now on, as long as it is seen. */
  follow(name: Name, window: BrowserWindow): void {
    const note = (): void => {
      if (window.isDestroyed() || !window.isVisible() || window.isMinimized()) return;
      const { x, y, width, height } = window.getNormalBounds();
      // Where a screen enlarges by a fraction, what the system tells need not be whole.
      const [left = 0, top = 0, wide = 0, high = 0] = [x, y, width, height].map(Math.round);
      this.#note(name, { x: left, y: top, width: wide, height: high, maximized: window.isMaximized() });
    };
    window.on('resize', note);
    window.on('move', note);
    window.on('maximize', note);
    window.on('unmaximize', note);
  }

  /** All that is known by now is in the file, or could not be brought there. */
  async close(): Promise<void> {
    if (this.#timer) this.#write();
    await this.#writing;
  }

  /** The first screen's first. */
  #areas(): Rectangle[] {
    const screen = this.#screen();
    const first = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter(({ id }) => id !== first.id);
    return [first, ...others].map(({ workArea }) => workArea);
  }

  #note(name: Name, place: WindowPlace): void {
    if (JSON.stringify(place) === JSON.stringify(this.#places[name])) return;
    this.#places = { ...this.#places, [name]: place };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), SETTLE);
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = JSON.stringify(this.#places);
    this.#writing = this.#writing
      .then(() => writeFile(this.#file, text))
      .catch((thrown: unknown) => this.#log(`window places not kept: ${String(thrown)}`));
  }
}
