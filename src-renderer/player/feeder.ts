import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Piece } from '../../src-preload/contract/narration.ts';
import { BufferWindow, type Window } from './buffer-window.ts';
import type { FeederPorts } from './feeder-ports.ts';
import { PieceFault } from './fetch-piece.ts';
import { Joints } from './joints.ts';
import { Readiness } from './readiness.ts';
import { Segments } from './segments.ts';
import { sentenceStarts } from './sentences.ts';
import type { SourceBufferQueue } from './source-buffer.ts';
import type { Place } from './timeline.ts';
import { Waiting } from './waiting.ts';

/** Fetches of one piece before it counts as failed. */
const ATTEMPTS = 4;
/** Bytes without any sound that say that this is no sound. */
const SILENT_BYTES = 512 * 1024;

/** Puts the pieces from one place on into the buffer, in order, as far ahead as the window allows. */
export class Feeder {
  readonly segments = new Segments();
  readonly #ports: FeederPorts;
  readonly #buffer: SourceBufferQueue;
  readonly #window: BufferWindow;
  readonly #joints: Joints;
  readonly #readiness: Readiness;
  readonly #waiting = new Waiting();
  #failed: { piece: number; error: AppError } | null = null;
  #arrived = false;
  #hungry = false;
  #broken = false;
  #sentence: number | undefined;

  constructor(buffer: SourceBufferQueue, window: Window, ports: FeederPorts) {
    this.#ports = ports;
    this.#buffer = buffer;
    this.#window = new BufferWindow(buffer, window, ports);
    this.#readiness = new Readiness(ports, this.#window, this.#waiting);
    this.#joints = new Joints(buffer, this.segments, window.behind, (bytes) => this.#append(bytes));
  }

  /** Which piece could not be had, and why; nothing more comes until `retry`. */
  get failed(): { readonly piece: number; readonly error: AppError } | null {
    return this.#failed;
  }

  /** All pieces that are known are in the buffer, and more may come. */
  get hungry(): boolean {
    return this.#hungry;
  }

  /** It failed in a way that a new start on a new buffer is needed. */
  get broken(): boolean {
    return this.#broken;
  }

  /** Call when the playhead moved or a piece changed. */
  poke(): void {
    this.#waiting.wake();
  }

  /** Goes on after a failure. */
  retry(): void {
    this.#failed = null;
    this.#waiting.wake();
  }

  /** Ends every request at once. */
  stop(): void {
    this.#waiting.stop();
  }

  /** `sentence`: of a piece that is not made; its beginning is waited for, in place of the guessed one. */
  async run(from: Place, sentence?: number): Promise<void> {
    this.#sentence = sentence;
    const { signal } = this.#waiting;
    let index = from.piece;
    try {
      await this.#buffer.clear();
      signal.throwIfAborted();
      this.#ports.jump(from.offset);
      for (; await this.#comes(index); index++) {
        await this.#feed(index, index === from.piece ? from.offset : undefined);
      }
      if (index > from.piece) await this.#buffer.finish();
    } catch (cause) {
      if (signal.aborted) return;
      this.#broken = true;
      this.#failed = { piece: index, error: { code: 'player_failed', detail: String(cause).slice(0, 400) } };
    }
    if (!signal.aborted) this.#ports.onChange();
  }

  /** Waits for a piece that may come. False: the one before it was the last. */
  async #comes(index: number): Promise<boolean> {
    this.#hungry = this.#isAfterLast(index) && this.#ports.growing();
    if (this.#hungry) this.#ports.onChange();
    await this.#waiting.until(() => !this.#isAfterLast(index) || !this.#ports.growing());
    this.#hungry = false;
    return !this.#isAfterLast(index);
  }

  /** One piece, asked for again where that may help, and waiting for `retry` where it does not. */
  async #feed(index: number, sought: number | undefined): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#once(index, sought);
        return;
      } catch (cause) {
        this.#waiting.signal.throwIfAborted();
        if (!(cause instanceof PieceFault)) throw cause;
        if (cause.again && attempt < ATTEMPTS) {
          await this.#waiting.until(() => false, 100 * attempt);
          continue;
        }
        attempt = 0;
        this.#failed = { piece: index, error: cause.error };
        this.#ports.onChange();
        await this.#waiting.until(() => this.#failed === null);
      }
    }
  }

  async #once(index: number, guessed: number | undefined): Promise<void> {
    await this.#waiting.until(() => !this.#window.full);
    const sound = await this.#ports.fetch(index, this.#waiting.signal);
    const sought = await this.#sought(index, guessed);
    await this.#readiness.turn(index, sought);
    await this.#open(index, sound.mime, sought);
    this.#arrive(index, sought);
    let bytes = 0;
    for (let chunk = await sound.read(); chunk; chunk = await sound.read()) {
      await this.#waiting.until(() => !this.#window.full);
      await this.#append(chunk);
      this.#joints.saw(chunk);
      bytes += chunk.length;
      if (bytes > SILENT_BYTES && !this.#joints.begun && !sought) throw notSound();
      this.#arrive(index, sought);
      this.#ports.onChange();
    }
    if (bytes === 0) throw new PieceFault({ code: 'audio_empty' }, true);
    await this.#readiness.measured(index);
    const over = await this.#joints.close(this.#piece(index), this.#isLast(index));
    this.#waiting.signal.throwIfAborted();
    if (this.#buffer.end === 0) throw notSound();
    // What was sought lies after the end of a piece that is shorter than it was thought to be.
    if (sought && (this.segments.timeOf({ piece: index, offset: sought }) ?? 0) > over)
      this.#ports.jump(over);
    this.#ports.onChange();
  }

  async #sought(index: number, guessed: number | undefined): Promise<number | undefined> {
    if (guessed === undefined || this.#sentence === undefined) return guessed;
    await this.#readiness.made(index);
    return sentenceStarts(this.#piece(index))[this.#sentence];
  }

  async #open(index: number, mime: string, sought: number | undefined): Promise<void> {
    const [piece, last, playhead] = [this.#piece(index), this.#isLast(index), this.#ports.playhead()];
    this.segments.dropBefore(this.#buffer.start);
    if (await this.#joints.again(piece, last, mime, playhead)) return;
    if (sought === undefined) await this.#joints.follow(piece, last, mime, playhead);
    else await this.#joints.first(piece, last, mime, { offset: sought, seekable: this.#ports.seekable() });
  }

  /**
   * Moves the playhead to what was sought, once, as soon as it is known where that is: before there is anything to
   * hear if that can be, since it stands where the place was guessed to be, and would sound from there.
   */
  #arrive(index: number, sought: number | undefined): void {
    const known = this.#joints.begun || this.#ports.piece(index)?.soundStart !== undefined;
    if (this.#arrived || !sought || !known) return;
    this.#arrived = true;
    const target = this.segments.timeOf({ piece: index, offset: sought });
    if (target !== undefined) this.#ports.jump(target);
  }

  async #append(bytes: Uint8Array): Promise<void> {
    await this.#window.append(bytes, () => this.#waiting.sleep());
    this.#waiting.signal.throwIfAborted();
  }

  /** While more may come, no piece is known to be the last. */
  #isLast(index: number): boolean {
    return this.#isAfterLast(index + 1) && !this.#ports.growing();
  }

  #isAfterLast(index: number): boolean {
    return this.#ports.piece(index) === undefined;
  }

  #piece(index: number): Piece {
    const piece = this.#ports.piece(index);
    if (!piece) throw new RangeError(`no piece ${index}`);
    return piece;
  }
}

const notSound = (): PieceFault =>
  new PieceFault({ code: 'player_failed', detail: 'nothing to hear in the bytes' }, false);
