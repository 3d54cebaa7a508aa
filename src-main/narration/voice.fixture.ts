import { setImmediate } from 'node:timers/promises';
import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import type { Container, Voice } from '../../src-preload/contract/voice.ts';
import { cancelled, Fault } from '../fault.ts';
import type { SpeechStream, Utterance, VoiceSource } from '../speech/voice-source.ts';
import { toInt16, wavHeader } from '../speech/wav.ts';

const RATE = 8000;

/** What the voice does with one request. */
export type Act =
  | { do: 'speak' }
  /** Refuses before the first byte. */
  | { do: 'fail'; code: ErrorCode }
  /** Gives the first half, then breaks off. */
  | { do: 'cut'; code: ErrorCode }
  /** Gives the first half, then waits for `resume`. */
  | { do: 'hold' }
  /** Never answers. */
  | { do: 'hang' }
  /** Says that it is this sound, and gives these bytes. */
  | { do: 'send'; container: Container; bytes: Uint8Array };

/** A voice in memory: real wav, a tone whose length follows from the text, and as slow or broken as asked for. */
export class ScriptedVoice implements VoiceSource {
  /** The texts of all requests, in order. */
  readonly asked: string[] = [];
  /** Requests now under way, and the most there ever were. */
  running = 0;
  most = 0;
  readonly #script: (text: string, attempt: number) => Act | undefined;
  readonly #held = new Map<string, PromiseWithResolvers<undefined>>();

  constructor(script: (text: string, attempt: number) => Act | undefined = () => undefined) {
    this.#script = script;
  }

  voices(): Promise<{ voices: Voice[]; defaultVoice: string | null }> {
    return Promise.resolve({ voices: [], defaultVoice: null });
  }

  async speak({ text, messageId }: Utterance, signal: AbortSignal): Promise<SpeechStream> {
    const words = text ?? messageId ?? '';
    this.asked.push(words);
    const act = this.#script(words, this.asked.filter((other) => other === words).length) ?? { do: 'speak' };
    this.running += 1;
    this.most = Math.max(this.most, this.running);
    let left = false;
    const leave = (): void => {
      if (!left) this.running -= 1;
      left = true;
    };
    signal.addEventListener('abort', leave);
    if (act.do === 'hang') await aborted(signal);
    await setImmediate();
    if (act.do === 'fail') {
      leave();
      throw new Fault(act.code);
    }
    if (signal.aborted) throw cancelled();
    return {
      container: act.do === 'send' ? act.container : 'wav',
      bytes: this.#bytes(act, words, signal, leave),
    };
  }

  /** Lets a held request go on. */
  resume(text: string): void {
    this.#hold(text).resolve(undefined);
  }

  #hold(text: string): PromiseWithResolvers<undefined> {
    const held = this.#held.get(text) ?? Promise.withResolvers<undefined>();
    this.#held.set(text, held);
    return held;
  }

  async *#bytes(
    act: Act,
    words: string,
    signal: AbortSignal,
    leave: () => void,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      const bytes = act.do === 'send' ? act.bytes : toneFor(words);
      const half = Math.ceil(bytes.length / 2);
      if (half > 0) yield bytes.subarray(0, half);
      await setImmediate();
      if (act.do === 'cut') throw new Fault(act.code);
      if (act.do === 'hold') {
        await Promise.race([this.#hold(words).promise, aborted(signal)]);
      }
      if (half < bytes.length) yield bytes.subarray(half);
    } finally {
      leave();
    }
  }
}

/** 50 ms of silence, then a tone of 10 ms a character and 50 ms of silence, 8 kHz mono. */
export function toneFor(text: string): Uint8Array {
  const edge = RATE * 0.05;
  const tone = (RATE / 100) * text.length;
  const samples = new Float32Array(tone + 2 * edge);
  for (let at = 0; at < tone; at++) samples[edge + at] = Math.sin((2 * Math.PI * 440 * at) / RATE) / 2;
  const data = toInt16({ sampleRate: RATE, channels: [samples] });
  return Buffer.concat([wavHeader({ sampleRate: RATE, channels: 1, dataBytes: data.length }), data]);
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(cancelled());
    signal.addEventListener('abort', () => reject(cancelled()), { once: true });
  });
