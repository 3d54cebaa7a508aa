import { PieceFault } from './fetch-piece.ts';

/** Seconds that no narration reaches. */
const LONGEST = 1e7;

/** How the next bytes go onto the media clock. Seconds. */
export interface Placing {
  readonly mime: string;
  /** Where the first sample of the bytes belongs; what falls outside `from` and `to` is dropped. */
  readonly origin: number;
  readonly from: number;
  readonly to: number;
}

/** One media source with one buffer behind an audio element, its operations one after another as promises. */
export class SourceBufferQueue {
  readonly #source = new MediaSource();
  #buffer: SourceBuffer | undefined;
  #mime = '';
  #last: Promise<unknown>;

  constructor(audio: HTMLAudioElement) {
    const url = URL.createObjectURL(this.#source);
    this.#last = once(this.#source, 'sourceopen').then(() => {
      URL.revokeObjectURL(url);
      this.#source.duration = Infinity;
      // Without it a seek ahead of what is buffered would be cut short to its end.
      this.#source.setLiveSeekableRange(0, LONGEST);
    });
    audio.src = url;
  }

  /** The end of what is buffered; 0 when nothing is. */
  get end(): number {
    const ranges = this.#ranges();
    return ranges && ranges.length > 0 ? ranges.end(ranges.length - 1) : 0;
  }

  get start(): number {
    const ranges = this.#ranges();
    return ranges && ranges.length > 0 ? ranges.start(0) : 0;
  }

  holds(time: number): boolean {
    const ranges = this.#ranges();
    for (let i = 0; ranges && i < ranges.length; i++) {
      if (ranges.start(i) - 0.001 <= time && time < ranges.end(i)) return true;
    }
    return false;
  }

  /** Must be called before the first bytes of every sound. */
  place({ mime, origin, from, to }: Placing): Promise<void> {
    return this.#next(() => {
      const buffer = this.#bufferFor(mime);
      // Drops a half frame of the sound before; its window is reset with it.
      if (this.#source.readyState === 'open') buffer.abort();
      buffer.timestampOffset = origin;
      buffer.appendWindowStart = 0;
      buffer.appendWindowEnd = to;
      buffer.appendWindowStart = Math.max(0, from);
      return Promise.resolve();
    });
  }

  /** Rejects with a QuotaExceededError when the browser keeps no more. */
  append(bytes: Uint8Array): Promise<void> {
    return this.#update((buffer) => buffer.appendBuffer(bytes as Uint8Array<ArrayBuffer>));
  }

  remove(from: number, to: number): Promise<void> {
    if (!this.#buffer || to <= from) return Promise.resolve();
    return this.#update((buffer) => buffer.remove(from, to));
  }

  /** Empties the buffer, also after `finish`. */
  async clear(): Promise<void> {
    await this.remove(0, Infinity);
    await this.#next(() => {
      if (this.#source.readyState === 'open') this.#source.duration = Infinity;
      return Promise.resolve();
    });
  }

  /** Nothing comes after what was appended. */
  finish(): Promise<void> {
    return this.#next(() => {
      if (this.#source.readyState === 'open') this.#source.endOfStream();
      return Promise.resolve();
    });
  }

  #ranges(): TimeRanges | undefined {
    // A buffer whose element has moved on to another source has no ranges to ask for.
    return this.#source.readyState === 'closed' ? undefined : this.#buffer?.buffered;
  }

  #bufferFor(mime: string): SourceBuffer {
    if (!MediaSource.isTypeSupported(mime)) {
      throw new PieceFault({ code: 'player_failed', detail: `type ${mime}`.slice(0, 400) }, false);
    }
    if (!this.#buffer) {
      this.#buffer = this.#source.addSourceBuffer(mime);
      this.#buffer.mode = 'sequence';
    } else if (this.#mime !== mime) {
      if (this.#source.readyState === 'open') this.#buffer.abort();
      this.#buffer.changeType(mime);
      this.#buffer.mode = 'sequence';
    }
    this.#mime = mime;
    return this.#buffer;
  }

  #update(start: (buffer: SourceBuffer) => void): Promise<void> {
    return this.#next(async () => {
      const buffer = this.#buffer;
      if (!buffer || this.#source.readyState === 'closed') throw new DOMException('closed', 'AbortError');
      const failed = new AbortController();
      const done = Promise.race([
        once(buffer, 'updateend'),
        once(buffer, 'error', failed.signal).then(() => {
          throw new PieceFault({ code: 'player_failed', detail: 'the sound could not be read' }, false);
        }),
      ]);
      try {
        start(buffer);
        await done;
      } finally {
        failed.abort();
      }
    });
  }

  #next<T>(operation: () => Promise<T>): Promise<T> {
    const result = this.#last.then(operation);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

function once(target: EventTarget, name: string, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    target.addEventListener(name, () => resolve(), { once: true, ...(signal && { signal }) });
  });
}
