import type { Preferences } from '../../../src-preload/contract/settings.ts';
import { Fault } from '../../fault.ts';
import type { VoiceSource, WordMark } from '../voice-source.ts';
import { wavHeader } from '../wav.ts';
import { EngineThread } from './engine-thread.ts';
import { voiceForLanguage } from './language-voice.ts';
import { enginePitch, wordsPerMinute } from './prosody.ts';
import { type EngineMark, type Manner, SAMPLE_RATE } from './protocol.ts';
import { stretches } from './stretches.ts';
import { engineVoices, findVoice } from './voices.ts';
import { wordMarks } from './word-marks.ts';

const BYTES_PER_SECOND = 2 * SAMPLE_RATE;

export interface OnDeviceOptions {
  /** Asked anew for each utterance. */
  settings(): Pick<Preferences['onDevice'], 'rate' | 'pitch'>;
  defaultVoice(): string;
  /** Whether the voice follows the language of what is said; it does not where this is absent. */
  languages?(): Preferences['languages'];
  /** The engine's folder, where it is not the installed package. */
  readonly engine?: URL;
}

/**
 * The voice on this computer: espeak-ng, 22,050 Hz mono, as a wav of unknown length that streams while it is made.
 * Utterances are spoken one after the other. Its thread starts with the first of them; `close` ends it.
 */
export function createOnDeviceSource(options: OnDeviceOptions): VoiceSource & { close(): Promise<void> } {
  const installed = (): URL => new URL('.', import.meta.resolve('@echogarden/espeak-ng-emscripten'));
  let thread: EngineThread | null = null;

  return {
    voices: () =>
      Promise.resolve({
        voices: engineVoices.map(({ id, name, language, origin }) => ({ id, name, language, origin })),
        defaultVoice: options.defaultVoice(),
      }),
    nameOf: (voice) => findVoice(voice)?.name ?? voice,
    async speak({ text, voice, language }, signal) {
      if (text === undefined) {
        throw new Fault('unsupported_here', { what: 'a Dify message needs a Dify profile' });
      }
      const wanted = voice ?? options.defaultVoice();
      const known = findVoice(wanted);
      if (!known) throw new Fault('voice_unknown', { voice: wanted });
      const { rate, pitch } = options.settings();
      const followed = options.languages?.();
      const { identifier } = followed ? voiceForLanguage(known, language, followed) : known;
      const manner: Manner = {
        voice: identifier,
        wordsPerMinute: wordsPerMinute(rate),
        pitch: enginePitch(pitch),
      };
      thread ??= new EngineThread(options.engine ?? installed());
      const marks: WordMark[] = [];
      const sound = speakAll(thread, text, manner, signal, marks);
      const first = await sound.next();
      return { container: 'wav', bytes: asWav(first.done ? [] : [first.value], sound), marks: () => marks };
    },
    close: async () => thread?.close(),
  };
}

/** Asks for the next stretch when the one before it has been taken. Adds the words of each to `marks`. */
async function* speakAll(
  thread: EngineThread,
  text: string,
  manner: Manner,
  signal: AbortSignal,
  marks: WordMark[],
): AsyncGenerator<Uint8Array, undefined> {
  let place = 0;
  let begun = 0;
  for (const stretch of stretches(text)) {
    let told: readonly EngineMark[] = [];
    let bytes = 0;
    for await (const run of thread.speak(stretch, manner, signal, (all) => void (told = all))) {
      bytes += run.length;
      yield run;
    }
    const seconds = bytes / BYTES_PER_SECOND;
    for (const { from, to, at } of wordMarks(stretch, told, seconds)) {
      marks.push({ from: place + from, to: place + to, at: begun + at });
    }
    place += stretch.length;
    begun += seconds;
  }
}

async function* asWav(
  first: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield Buffer.concat([wavHeader({ sampleRate: SAMPLE_RATE, channels: 1, dataBytes: null }), ...first]);
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
