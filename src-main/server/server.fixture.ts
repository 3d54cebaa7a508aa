import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VoiceSource } from '../speech/voice-source.ts';
import { KeyRing } from './key-ring.ts';
import type { Limits } from './limits.ts';
import { type SpeechServer, startSpeechServer } from './server.ts';

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** False: the connection broke before the end of the body. */
  readonly whole: boolean;
}

/** A server over any voice, with one key, and requests of any shape to it. */
export interface TestServer extends SpeechServer {
  /** Where its keys are. */
  readonly folder: string;
  readonly key: string;
  readonly keys: KeyRing;
  readonly log: string[];
  /** A request exactly as said: no header is added but Host. */
  open(path: string, asked?: Asked): Promise<IncomingMessage>;
  ask(path: string, asked?: Asked): Promise<Answer>;
  /** `POST /v1/text-to-audio` with the key. */
  speak(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** The same, while its body still comes. */
  listen(body: unknown, headers?: Readonly<Record<string, string>>): Promise<IncomingMessage>;
}

export async function startTestServer(
  source: VoiceSource,
  options: { atOnce?: () => number; limits?: Partial<Limits> } = {},
): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-speech-'));
  const keys = new KeyRing(folder);
  const { key } = await keys.make('test');
  const log: string[] = [];
  const server = await startSpeechServer({
    port: 0,
    atOnce: options.atOnce ?? (() => 4),
    narrator: () => Promise.resolve({ source, voice: null }),
    pauses: () => ({ clause: 0.1, sentence: 0.2, paragraph: 0.4, heading: 1 }),
    keys,
    version: '1.2.3',
    log: (line) => log.push(line),
    // Retries come at once.
    patience: { sleep: () => Promise.resolve(), random: () => 0 },
    limits: options.limits ?? {},
  });
  const open: TestServer['open'] = (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const { port } = server;
      const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, resolve);
      sent.on('error', reject);
      sent.end(body);
    });
  const listen: TestServer['listen'] = (body, headers = {}) =>
    open('/v1/text-to-audio', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    ...server,
    folder,
    key,
    keys,
    log,
    open,
    listen,
    ask: async (path, asked) => read(await open(path, asked)),
    speak: async (body, headers) => read(await listen(body, headers)),
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function read(answer: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let whole = true;
  try {
    for await (const chunk of answer) chunks.push(chunk as Buffer);
  } catch {
    whole = false;
  }
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks), whole };
}
