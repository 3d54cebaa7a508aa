import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { startBrowserHost } from '../fixtures/browser-host.ts';

/** The browser host, called over HTTP as its page calls it, without a browser; and what it takes of the machine. */
export interface CalledHost {
  readonly home: string;
  readonly call: <T>(method: string, payload: unknown) => Promise<T>;
  /** Begins anew with the peak, and answers the resident memory of now, MB. */
  restartPeak(): Promise<number>;
  /** The most resident memory since then, MB. */
  peak(): Promise<number>;
  /** Seconds of a processor that it has used, with all its threads. */
  processorSeconds(): Promise<number>;
  close(): Promise<void>;
  /** As a crash or a power cut ends it. */
  kill(): Promise<void>;
}

/** Clock ticks of Linux, in a second. */
const TICKS = 100;

export async function startCalledHost(options: { home?: string } = {}): Promise<CalledHost> {
  const host = await startBrowserHost(options);
  const { origin } = new URL(host.url);
  const signedIn = await fetch(host.url, { redirect: 'manual' });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const folder = `/proc/${host.process.pid}`;
  const memory = async (field: 'VmRSS' | 'VmHWM'): Promise<number> => {
    const status = await readFile(`${folder}/status`, 'utf8');
    return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1000;
  };
  return {
    home: host.home,
    call: async <T>(method: string, payload: unknown): Promise<T> => {
      const answer = await post(`${origin}/api/${method}`, cookie, JSON.stringify(payload));
      const result = JSON.parse(answer) as { ok: boolean; value?: T; error?: unknown };
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      return result.value as T;
    },
    async restartPeak() {
      await writeFile(`${folder}/clear_refs`, '5');
      return memory('VmRSS');
    },
    peak: () => memory('VmHWM'),
    async processorSeconds() {
      const stat = await readFile(`${folder}/stat`, 'utf8');
      // The name before it may hold anything; user and system time are the 14th and 15th field.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) / TICKS;
    },
    close: () => host.close(),
    kill: () =>
      new Promise((resolve) => {
        host.process.once('exit', () => resolve());
        host.process.kill('SIGKILL');
      }),
  };
}

/** Without the limit of five minutes that `fetch` has: two hours may take longer on a busy machine. */
function post(url: string, cookie: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', cookie };
    const sent = request(url, { method: 'POST', headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve(Buffer.concat(chunks).toString()));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
