import type { Profile } from '../../../src-preload/contract/profile.ts';
import type { Container } from '../../../src-preload/contract/voice.ts';
import { Fault } from '../../fault.ts';
import type { HttpFetch } from '../../ports.ts';
import { firstBytes, sniff, SNIFF_BYTES } from '../sniff.ts';
import type { SpeechStream, Utterance, VoiceSource } from '../voice-source.ts';
import { normalizeBase } from './address.ts';
import { answerFault, parseJson } from './answers.ts';
import { type Connection, type Exchange, readText, refusal, request, speechTimeouts } from './client.ts';
import { factsTimeouts, readParameters } from './facts.ts';
import type { Gate, Place } from './gate.ts';

export interface DifySourceOptions {
  /** The profile and its key, afresh for each request: what was changed counts at once. Rejects with a Fault. */
  readonly open: () => Promise<{ profile: Profile; key: string }>;
  readonly fetch: HttpFetch;
  /** Shared by all who speak through this profile. */
  readonly gate: Gate;
  /** A sound has come to its good end; in this voice, or (null) in the app's own. */
  readonly onSpoke?: (voice: string | null) => void;
}

/** What the rest of the program can decode. */
const READABLE: readonly Container[] = ['mp3', 'wav'];

/** Bytes: an eighth of a second of mp3. What trickles so slowly that less comes within a stall is never heard. */
const LEAST_SOUND = 1024;
/** Seconds before a message is asked for again that was not there: it may only just have been written. */
const MESSAGE_WAIT = 1;

/**
 * Speaks through a Dify app: `POST {base}/text-to-audio`. An answer counts as speech by its bytes alone: Dify labels
 * wav as mpeg, answers 200 to messages it does not find, and may end a 200 with nothing.
 */
export function createDifySource(options: DifySourceOptions): VoiceSource {
  const { gate } = options;
  let defaultVoice: Promise<string | null> | undefined;

  async function connect(): Promise<{ profile: Profile; connection: Connection }> {
    const { profile, key } = await options.open();
    if (key === '') throw new Fault('key_missing', { name: profile.name });
    const base = normalizeBase(profile.url, profile.allowPlainHttp);
    const { fetch } = options;
    return { profile, connection: { base, key, fetch, timeouts: speechTimeouts(profile.timeouts) } };
  }

  async function readDefaultVoice(): Promise<string | null> {
    const { profile, connection } = await connect();
    const timeouts = factsTimeouts(profile.timeouts);
    const { value } = await readParameters({ ...connection, timeouts }, profile.user);
    return value.text_to_speech.voice;
  }

  async function ask(utterance: Utterance, signal: AbortSignal): Promise<Spoken> {
    const { profile, connection } = await connect();
    const json = speechRequest(utterance, profile);
    const call = { path: '/text-to-audio', json, signal, cut: 'audio_cut', least: LEAST_SOUND } as const;
    const exchange = await request(connection, call);
    // 206 is a part that nobody asked for.
    if (exchange.status < 200 || exchange.status > 299 || exchange.status === 206) {
      throw await refusal(exchange, connection.key);
    }
    return {
      ...(await readSpeech(exchange, utterance, connection.key)),
      voice: typeof json['voice'] === 'string' ? json['voice'] : null,
    };
  }

  return {
    recovery: gate,

    async voices() {
      defaultVoice ??= readDefaultVoice().catch((thrown: unknown) => {
        defaultVoice = undefined;
        throw thrown;
      });
      // No road of an app key lists voices.
      return { voices: [], defaultVoice: await defaultVoice };
    },

    async speak(utterance, signal) {
      for (;;) {
        const place = await gate.enter(signal);
        try {
          const { voice, ...speech } = await ask(utterance, signal);
          const onEnd = (): void => options.onSpoke?.(voice);
          return { ...speech, bytes: inPlace(speech.bytes, { place, signal, onEnd }) };
        } catch (thrown) {
          // What a key said that has been changed meanwhile is void.
          if (!place.fail(thrown)) throw thrown;
        }
      }
    },
  };
}

type Spoken = SpeechStream & { readonly voice: string | null };

interface InPlace {
  readonly place: Place;
  readonly signal: AbortSignal;
  readonly onEnd: () => void;
}

/** The same bytes, whose place is given back when they end, break off, or are left: at the latest by the signal. */
function inPlace(bytes: AsyncIterable<Uint8Array>, { place, signal, onEnd }: InPlace): SpeechStream['bytes'] {
  const source = bytes[Symbol.asyncIterator]();
  const leave = (): void => {
    signal.removeEventListener('abort', leave);
    place.leave();
  };
  signal.addEventListener('abort', leave);
  let ended = false;
  const iterator: AsyncIterableIterator<Uint8Array> = {
    [Symbol.asyncIterator]: () => iterator,
    async next() {
      try {
        const step = await source.next();
        if (step.done && !ended) {
          ended = true;
          leave();
          onEnd();
        }
        return step;
      } catch (thrown) {
        leave();
        throw thrown;
      }
    },
    async return() {
      ended = true;
      leave();
      await source.return?.();
      return { done: true, value: undefined };
    },
  };
  return iterator;
}

/** `voice` is left out for the app's own: an empty one would be taken as a choice, and skips Dify's check. */
function speechRequest(utterance: Utterance, profile: Profile): Record<string, unknown> {
  const { messageId, text } = utterance;
  if (!messageId && !text?.trim()) throw new Fault('text_empty');
  const voice = utterance.voice ?? profile.voice;
  return {
    ...(messageId ? { message_id: messageId } : { text }),
    user: profile.user,
    ...(voice ? { voice } : {}),
    streaming: true,
  };
}

async function readSpeech(exchange: Exchange, utterance: Utterance, key: string): Promise<SpeechStream> {
  const { head, bytes } = await firstBytes(exchange.bytes, SNIFF_BYTES);
  const container = sniff(head);
  if (container && READABLE.includes(container)) return { container, bytes };
  if (container) {
    await exchange.bytes.return?.();
    throw new Fault('audio_unsupported', { container });
  }
  throw await whySilent(exchange, bytes, utterance, key);
}

/** Why a 2xx holds no sound. */
async function whySilent(
  exchange: Exchange,
  bytes: AsyncIterable<Uint8Array>,
  utterance: Utterance,
  key: string,
): Promise<Fault> {
  const answer = await readText(exchange, bytes);
  const json = parseJson(answer.text);
  if (answer.text.trim() === '') return new Fault('audio_empty');
  // `null`: the message is unknown, empty, of another app or of another user.
  if (json === null) {
    return utterance.messageId
      ? new Fault('message_silent', undefined, undefined, MESSAGE_WAIT)
      : new Fault('audio_empty');
  }
  if (json !== undefined || /^\s*</.test(answer.text)) return answerFault(answer, key);
  return new Fault('audio_unreadable', undefined, `HTTP ${exchange.status} ${exchange.contentType}`.trim());
}
