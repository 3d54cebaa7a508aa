import type { Container, Profile } from '../../../src-preload/contract/model.ts';
import { Fault } from '../../fault.ts';
import type { HttpFetch } from '../../ports.ts';
import { firstBytes, sniff, SNIFF_BYTES } from '../sniff.ts';
import type { SpeechStream, Utterance, VoiceSource } from '../voice-source.ts';
import { normalizeBase } from './address.ts';
import { answerFault, parseJson } from './answers.ts';
import {
  type Connection,
  type Exchange,
  readText,
  refusal,
  request,
  SPEECH_TIMEOUTS,
  type Timeouts,
} from './client.ts';
import { FACTS_TIMEOUTS, readParameters } from './facts.ts';

export interface DifySourceOptions {
  readonly profile: Profile;
  readonly key: string;
  readonly fetch: HttpFetch;
  readonly timeouts?: Timeouts;
}

/** What the rest of the program can decode. */
const READABLE: readonly Container[] = ['mp3', 'wav'];

/**
 * Speaks through a Dify app: `POST {base}/text-to-audio`. An answer counts as speech by its bytes alone: Dify labels
 * wav as mpeg, answers 200 to messages it does not find, and may end a 200 with nothing.
 */
export function createDifySource(options: DifySourceOptions): VoiceSource {
  const { profile, key } = options;
  const connect = (timeouts: Timeouts): Connection => {
    if (key === '') throw new Fault('key_missing', { name: profile.name });
    return { base: normalizeBase(profile.url, profile.allowPlainHttp), key, fetch: options.fetch, timeouts };
  };
  let defaultVoice: Promise<string | null> | undefined;

  async function readDefaultVoice(): Promise<string | null> {
    const { value } = await readParameters(connect(options.timeouts ?? FACTS_TIMEOUTS), profile.user);
    return value.text_to_speech.voice;
  }

  return {
    async voices() {
      defaultVoice ??= readDefaultVoice().catch((thrown: unknown) => {
        defaultVoice = undefined;
        throw thrown;
      });
      // No road of an app key lists voices.
      return { voices: [], defaultVoice: await defaultVoice };
    },

    async speak(utterance, signal) {
      const exchange = await request(connect(options.timeouts ?? SPEECH_TIMEOUTS), {
        path: '/text-to-audio',
        json: speechRequest(utterance, profile),
        signal,
        cut: 'audio_cut',
      });
      // 206 is a part that nobody asked for.
      if (exchange.status < 200 || exchange.status > 299 || exchange.status === 206)
        throw await refusal(exchange, key);
      return readSpeech(exchange, utterance, key);
    },
  };
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
  if (json === null) return new Fault(utterance.messageId ? 'message_silent' : 'audio_empty');
  if (json !== undefined || /^\s*</.test(answer.text)) return answerFault(answer, key);
  return new Fault('audio_unreadable', undefined, `HTTP ${exchange.status} ${exchange.contentType}`.trim());
}
