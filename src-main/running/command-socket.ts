import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, type Result } from '../../src-preload/contract/result.ts';
import { type Launch, launchSchema } from '../launch.ts';
import type { Log } from '../ports.ts';
import { isBearer, MOST_COMMAND } from './bearer.ts';
import { desktopFile } from './desktop-file.ts';
import { InstanceFile } from './instance-file.ts';

/** Bytes that a system takes as the path of a socket (macOS: 104 with the end). */
const LONGEST_PATH = 100;

/**
 * Where the terminal asks the desktop program that runs: `POST` with a `Launch` as JSON and the token of the instance
 * file as bearer, answered by a `Result`. SECURITY: only this person can connect to the socket or read the token.
 */
export class CommandSocket {
  readonly #data: string;
  readonly #obey: (launch: Launch) => Promise<Result<unknown>>;
  readonly #log: Log;
  readonly #token = randomBytes(32).toString('base64url');
  #server: Server | null = null;
  #file: string | null = null;
  /** Made for the socket alone. */
  #folder: string | null = null;

  constructor(dataFolder: string, obey: (launch: Launch) => Promise<Result<unknown>>, log: Log) {
    this.#data = dataFolder;
    this.#obey = obey;
    this.#log = log;
  }

  /** For the only desktop program over this folder. Where it cannot listen it goes on without, and says so in the log. */
  async open(): Promise<void> {
    try {
      const socket = await this.#place();
      const server = (this.#server = createServer((request, response) => {
        void this.#answer(request).then(({ status, body }) => {
          response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
          response.end(JSON.stringify(body));
        });
      }));
      server.listen(socket);
      await once(server, 'listening');
      if (process.platform !== 'win32') await chmod(socket, 0o600);
      this.#file = JSON.stringify({ pid: process.pid, socket, token: this.#token });
      await new InstanceFile(desktopFile(this.#data)).replace(this.#file);
    } catch (thrown) {
      this.#log(`the terminal cannot ask here: ${String(thrown)}`);
    }
  }

  async close(): Promise<void> {
    if (this.#file !== null) await new InstanceFile(desktopFile(this.#data)).remove(this.#file);
    const closed = this.#server?.listening ? once(this.#server, 'close') : null;
    this.#server?.close();
    this.#server?.closeAllConnections();
    await closed;
    if (this.#folder !== null) await rm(this.#folder, { recursive: true, force: true });
  }

  async #place(): Promise<string> {
    if (process.platform === 'win32') return `\\\\.\\pipe\\voicetray-${randomBytes(16).toString('hex')}`;
    const near = join(this.#data, 'desktop.sock');
    if (Buffer.byteLength(near) > LONGEST_PATH) {
      this.#folder = await mkdtemp(join(tmpdir(), 'voicetray-'));
      return join(this.#folder, 'desktop.sock');
    }
    // One that was killed has left it.
    await rm(near, { force: true });
    return near;
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const refuse = (status: number, detail: string) => ({
      status,
      body: err({ code: 'request_invalid', detail }),
    });
    try {
      if (!isBearer(request.headers.authorization, this.#token)) return refuse(403, 'not trusted');
      const launch = launchSchema.safeParse(await readJson(request));
      if (!launch.success) return refuse(400, 'not a command');
      return { status: 200, body: await this.#obey(launch.data) };
    } catch (thrown) {
      this.#log(`a command of the terminal: ${String(thrown)}`);
      return { status: 500, body: err({ code: 'internal' }) };
    }
  }
}

/** Undefined: no JSON, or too much. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MOST_COMMAND) return undefined;
    chunks.push(chunk as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}
