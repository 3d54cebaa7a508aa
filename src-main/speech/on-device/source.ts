import type { Preferences } from '../../../src-preload/contract/settings.ts';
import { Fault } from '../../fault.ts';
import type { VoiceSource } from '../voice-source.ts';
import { wavHeader } from '../wav.ts';
import { EngineThread } from './engine-thread.ts';
import { enginePitch, wordsPerMinute } from './prosody.ts';
import { type Manner, SAMPLE_RATE } from './protocol.ts';
import { stretches } from './stretches.ts';
import { engineVoices, findVoice } from './voices.ts';

export interface OnDeviceOptions {
  /** Asked anew for each utterance. */
  settings(): Pick<Preferences['onDevice'], 'rate' | 'pitch'>;
  defaultVoice(): string;
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
    async speak({ text, voice }, signal) {
      if (text === undefined) {
        throw new Fault('unsupported_here', { what: 'a Dify message needs a Dify profile' });
      }
      const wanted = voice ?? options.defaultVoice();
      const known = findVoice(wanted);
      if (!known) throw new Fault('voice_unknown', { voice: wanted });
      const { rate, pitch } = options.settings();
      const manner: Manner = {
        voice: known.identifier,
        wordsPerMinute: wordsPerMinute(rate),
        pitch: enginePitch(pitch),
      };
      thread ??= new EngineThread(options.engine ?? installed());
      const sound = speakAll(thread, text, manner, signal);
      const first = await sound.next();
      return { container: 'wav', bytes: asWav(first.done ? [] : [first.value], sound) };
    },
    close: async () => thread?.close(),
  };
}

/** Asks for the next stretch when the one before it has been taken. */
async function* speakAll(
  thread: EngineThread,
  text: string,
  manner: Manner,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, undefined> {
  for (const stretch of stretches(text)) yield* thread.speak(stretch, manner, signal);
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
