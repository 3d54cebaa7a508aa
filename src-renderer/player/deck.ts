import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Piece } from '../../src-preload/contract/narration.ts';
import type { Window } from './buffer-window.ts';
import { Feeder } from './feeder.ts';
import type { FeederPorts } from './feeder-ports.ts';
import { joint } from './segments.ts';
import { SourceBufferQueue } from './source-buffer.ts';
import type { Place } from './timeline.ts';

/** The sound system holds less than this, seconds. */
const OUTPUT_DELAY = 2;

/** What a deck is given: where pieces come from and whom to tell. */
export type DeckPorts = Pick<FeederPorts, 'fetch' | 'piece' | 'growing' | 'refresh' | 'onChange'>;

/** One audio element that plays one narration from any place, by filling a media source behind it. */
export class Deck {
  readonly #audio: HTMLAudioElement;
  readonly #window: Window;
  #ports: DeckPorts | undefined;
  #buffer: SourceBufferQueue | undefined;
  #feeder: Feeder | undefined;
  #place: Place = { piece: 0, offset: 0 };
  /** Where to seek once the element can. */
  #target: number | undefined;

  constructor(audio: HTMLAudioElement, window: Window) {
    this.#audio = audio;
    this.#window = window;
    audio.addEventListener('loadedmetadata', () => {
      if (this.#target !== undefined) audio.currentTime = this.#target;
      this.#target = undefined;
    });
  }

  /** The place that sounds, or that was asked for and is not reached yet. */
  get place(): Place {
    return this.placeBefore(0);
  }

  /** The place that sounded so many seconds of sound ago, while it is still known where that is. */
  placeBefore(seconds: number): Place {
    const { currentTime } = this.#audio;
    const known = this.#target === undefined && this.#buffer?.holds(currentTime);
    return (known ? this.#feeder?.segments.placeAt(currentTime - seconds) : undefined) ?? this.#place;
  }

  /** The piece that sounds, and the middle of the pause after it on the media clock, once both sides are placed. */
  get joint(): { readonly piece: number; readonly next: number | undefined } {
    const { piece } = this.place;
    const segments = this.#feeder?.segments;
    const [now, after] = [segments?.of(piece), segments?.of(piece + 1)];
    const end = this.#ports?.piece(piece)?.soundEnd;
    return {
      piece,
      next: now && after && end !== undefined ? (now.origin + end + joint(after)) / 2 : undefined,
    };
  }

  /** A piece that could not be had, once everything before it was heard. */
  get failure(): AppError | null {
    const { error } = this.#audio;
    if (error && this.#feeder) return { code: 'player_failed', detail: error.message.slice(0, 400) };
    return this.#starved ? (this.#feeder?.failed?.error ?? null) : null;
  }

  /** The piece that could not be had, heard up to or not. */
  get failedPiece(): number | undefined {
    return this.#feeder?.failed?.piece;
  }

  /** All there is was heard, and more may come. */
  get hungry(): boolean {
    return this.#feeder?.hungry === true && this.#starved;
  }

  get started(): boolean {
    return this.#feeder !== undefined;
  }

  /** The clock runs, or does again at once. */
  get sounding(): boolean {
    const { paused, ended, readyState, seeking, currentTime } = this.#audio;
    if (paused || ended || !this.#feeder) return false;
    return (
      readyState >= HTMLMediaElement.HAVE_FUTURE_DATA ||
      (seeking && this.#buffer?.holds(currentTime) === true)
    );
  }

  /** Nothing that is buffered is left to be heard from here. */
  get #starved(): boolean {
    const { readyState, seeking, currentTime } = this.#audio;
    if (readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) return false;
    if (seeking) return !this.#buffer?.holds(currentTime);
    // The clock stops when the last sound is handed to the system, which is a little before it is heard.
    return (this.#buffer?.end ?? 0) - currentTime < OUTPUT_DELAY;
  }

  get #broken(): boolean {
    return this.#audio.error !== null || this.#feeder?.broken === true;
  }

  /** How much of the newest piece is here, for a piece whose length is not known yet. */
  get arriving(): { piece: number; seconds: number } | undefined {
    const last = this.#feeder?.segments.last;
    return last && { piece: last.piece, seconds: Math.max(0, (this.#buffer?.end ?? 0) - joint(last)) };
  }

  /** Gets ready for another narration; nothing is fetched before `go`. */
  load(ports: DeckPorts): void {
    this.unload();
    this.#ports = ports;
    this.#buffer = new SourceBufferQueue(this.#audio);
  }

  unload(): void {
    this.stop();
    this.#ports = undefined;
    this.#buffer = undefined;
    this.#audio.removeAttribute('src');
    this.#audio.load();
  }

  /** Silence, and no request left; `go` starts anew. */
  stop(): void {
    this.#audio.pause();
    this.#feeder?.stop();
    this.#feeder = undefined;
    this.#target = undefined;
  }

  /**
   * Moves to a place: within what is buffered at once, else the buffer is filled anew from there. `sentence`: one of
   * a piece that is not made, whose beginning the place guesses.
   */
  go(place: Place, sentence?: number): void {
    const time = sentence === undefined ? this.#feeder?.segments.timeOf(place) : undefined;
    if (time !== undefined && this.#buffer?.holds(time) && !this.#broken) {
      this.#place = place;
      this.#audio.currentTime = time;
      this.#feeder?.poke();
    } else this.#start(place, sentence);
  }

  /** Tries again to get what could not be had. */
  retry(): void {
    if (this.#broken) this.#start(this.place);
    else this.#feeder?.retry();
  }

  /** A piece has changed, or the clock has moved. */
  poke(piece?: Piece): void {
    if (piece?.soundStart !== undefined) this.#feeder?.segments.learn(piece.index, piece.soundStart);
    this.#place = this.place;
    this.#feeder?.poke();
  }

  #start(place: Place, sentence?: number): void {
    const ports = this.#ports;
    if (!ports) return;
    this.#feeder?.stop();
    if (this.#broken || !this.#buffer) this.#buffer = new SourceBufferQueue(this.#audio);
    this.#place = place;
    this.#target = undefined;
    const feeder: Feeder = new Feeder(this.#buffer, this.#window, {
      ...ports,
      playhead: () => this.#audio.currentTime,
      speed: () => this.#audio.playbackRate,
      seekable: () => this.#seekable,
      jump: (time) => {
        if (feeder === this.#feeder) this.#jump(time);
      },
      onChange: () => {
        if (feeder === this.#feeder) ports.onChange();
      },
    });
    this.#feeder = feeder;
    void feeder.run(place, sentence);
  }

  get #seekable(): boolean {
    return this.#audio.readyState >= HTMLMediaElement.HAVE_METADATA;
  }

  #jump(time: number): void {
    if (this.#seekable) {
      // Its event may still be on the way.
      this.#target = undefined;
      this.#audio.currentTime = time;
    } else if (time > 0) this.#target = time;
  }
}
