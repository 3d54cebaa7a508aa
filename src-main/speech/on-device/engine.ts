import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { escapedPlaces, escapeText } from './escape.ts';
import { type EngineEvent, readEvents } from './engine-events.ts';
import { type EngineMark, type Manner, SAMPLE_RATE } from './protocol.ts';

/** espeak-ng, as compiled to JavaScript by Echogarden. It speaks synchronously and one text at a time. */
export interface Engine {
  /** Hands over sound in runs of about 100 ms; true from `onSound` stops. Answers its words, as far as it spoke. */
  speak(text: string, manner: Manner, onSound: (samples: Int16Array) => boolean): EngineMark[];
  /** The identifiers of the voices in its data. */
  identifiers(): string[];
}

interface EspeakWorker {
  set_voice(name: string): void;
  set_rate(wordsPerMinute: number): void;
  set_pitch(pitch: number): void;
  get_samplerate(): number;
  list_voices(): { identifier: string }[];
  synthesize(text: string, onSound: (samples: Int16Array, events: EngineEvent[]) => boolean): void;
}

interface EspeakPackage {
  readonly default: (options: {
    getPreloadedPackage(): ArrayBuffer;
    print(line: string): void;
    printErr(line: string): void;
  }) => Promise<{
    readonly eSpeakNGWorker: new () => EspeakWorker;
  }>;
}

/**
 * Loads the engine from its folder. Its data is read here, since its own reading fails on a path with a `#`.
 *
 * @param packed Where its data is when it is not in the folder: packed by zstd, as `scripts/pack-voice.mjs` does.
 */
export async function loadEngine(folder: URL, packed?: URL): Promise<Engine> {
  const own = new URL('espeak-ng.data', folder);
  const [code, data] = await Promise.all([
    import(new URL('espeak-ng.js', folder).href) as Promise<EspeakPackage>,
    packed && !existsSync(own) ? unpack(packed) : readFile(own).then(ownBuffer),
  ]);
  const { eSpeakNGWorker: EspeakWorker } = await code.default({
    getPreloadedPackage: () => data,
    // It would otherwise write to the standard output, which may be carrying sound.
    print: () => undefined,
    printErr: () => undefined,
  });
  const espeak = new EspeakWorker();
  if (espeak.get_samplerate() !== SAMPLE_RATE) throw new Error('the engine has another sample rate');
  return {
    speak(text, { voice, wordsPerMinute, pitch }, onSound) {
      espeak.set_voice(voice);
      espeak.set_rate(wordsPerMinute);
      espeak.set_pitch(pitch);
      const events: EngineEvent[] = [];
      espeak.synthesize(escapeText(text), (samples, told) => {
        events.push(...told);
        return onSound(samples);
      });
      return readEvents(events, escapedPlaces(text));
    },
    identifiers: () => espeak.list_voices().map(({ identifier }) => identifier),
  };
}

/** More than its 24 MB: in one chunk they are not copied, and what is not filled takes no memory. */
const ROOM = 1 << 25;

/** Unpacked beside the thread, which reads the engine's code meanwhile. */
async function unpack(file: URL): Promise<ArrayBuffer> {
  const bytes = await promisify(zstdDecompress)(await readFile(file), { chunkSize: ROOM });
  // Each file of it is known by its place, so that what lies behind the last is not looked at.
  return bytes.buffer instanceof ArrayBuffer && bytes.byteOffset === 0 ? bytes.buffer : ownBuffer(bytes);
}

/** The bytes in a buffer of their own: a small Buffer is a part of a shared one. */
function ownBuffer(bytes: Buffer): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = bytes;
  const own = buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength;
  return own ? buffer : new Uint8Array(bytes).buffer;
}
