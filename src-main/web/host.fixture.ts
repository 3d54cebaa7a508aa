import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../app.ts';
import { folders } from '../settings/paths.ts';
import { createSecretsFile } from '../settings/secrets-file.ts';
import { SettingsStore } from '../settings/store.ts';
import { startWebHost, type WebHost } from './server.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A host over the real core in a folder of its own, and requests of any shape to it. */
export interface TestHost {
  readonly app: App;
  readonly host: WebHost;
  /** Its data folder. */
  readonly home: string;
  readonly log: string[];
  /** A request exactly as said: no header is added but Host. */
  ask(path: string, asked?: Asked): Promise<Answer>;
  /** The answer while its body still comes. */
  open(path: string, asked?: Asked): Promise<IncomingMessage>;
  /** The cookie of a new session. */
  signIn(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export const CONTROL = 'control-secret';

export async function startTestHost(
  change: Partial<Pick<App, 'audio' | 'download'>> = {},
): Promise<TestHost> {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-web-'));
  const assets = join(folder, 'page');
  await mkdir(join(assets, 'assets'), { recursive: true });
  await writeFile(join(assets, 'index.html'), '<!doctype html><title>Voicetray</title>');
  await writeFile(join(assets, 'assets', 'main-abc123.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'not for pages');
  const log: string[] = [];
  const app = await createApp({
    facts: { host: 'browser', version: '1.2.3' },
    folders: folders({ VOICETRAY_HOME: folder }),
    settings: await SettingsStore.open(join(folder, 'settings.json')),
    secrets: createSecretsFile(join(folder, 'keys.json'), {}),
    fetch,
    clipboard: null,
    saveTarget: { choose: () => Promise.resolve({ to: 'download' }) },
    log: (line) => log.push(line),
  });
  const host = await startWebHost({
    app: { ...app, ...change },
    assets,
    controlToken: CONTROL,
    log: (line) => log.push(line),
  });

  const open = (path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: host.port, path, method, headers, agent: false },
        resolve,
      );
      sent.on('error', reject);
      sent.end(body);
    });
  async function ask(path: string, asked?: Asked): Promise<Answer> {
    const answer = await open(path, asked);
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    return {
      status: answer.statusCode ?? 0,
      headers: answer.headers,
      text: Buffer.concat(chunks).toString(),
    };
  }
  return {
    app,
    host,
    home: folder,
    log,
    ask,
    open,
    async signIn() {
      const { headers } = await ask(new URL(host.url()).search.replace(/^/, '/'));
      return { cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '' };
    },
    async close() {
      await host.close();
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
