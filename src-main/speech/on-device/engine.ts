import { readFile } from 'node:fs/promises';
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

/** Loads the engine from its folder. Its data is read here, since its own reading fails on a path with a `#`. */
export async function loadEngine(folder: URL): Promise<Engine> {
  const [code, data] = await Promise.all([
    import(new URL('espeak-ng.js', folder).href) as Promise<EspeakPackage>,
    readWhole(new URL('espeak-ng.data', folder)),
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

/** The whole file in a buffer of its own: a small file's Buffer is a part of a shared one. */
async function readWhole(file: URL): Promise<ArrayBuffer> {
  const bytes = await readFile(file);
  const { buffer, byteOffset, byteLength } = bytes;
  const own = buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength;
  return own ? buffer : new Uint8Array(bytes).buffer;
}
