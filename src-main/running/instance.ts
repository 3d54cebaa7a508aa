import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Result } from '../../src-preload/contract/result.ts';
import type { Launch } from '../launch.ts';
import { answerSchema } from './answer.ts';
import { InstanceFile } from './instance-file.ts';

const contentSchema = z.object({
  pid: z.number().int().positive(),
  /** Null while that host is still starting. */
  port: z.number().int().min(1).max(65535).nullable(),
  token: z.string().min(1),
});
type Content = z.infer<typeof contentSchema>;

/**
 * Milliseconds for a running host to answer, to obey (a long text is taken apart first), for a starting one to come
 * up, and for a file to be written.
 */
const ANSWER = 3000;
const OBEY = 60_000;
const COME_UP = 15_000;
const WRITE = 1000;
const LOOK_AGAIN = 50;

/** This process is the one that runs. */
export interface Instance {
  /** What a second start shows to be let in; see `WebHostOptions.controlToken`. */
  readonly token: string;
  /** Where second starts can ask from now on. */
  listening(port: number): Promise<void>;
  release(): Promise<void>;
}

/**
 * One browser host for each data folder, by a file in it. Gives this process the place, or the running host's new
 * address to open. A file that was left behind is found out by asking its port.
 */
export async function claimInstance(path: string): Promise<Instance | { runningUrl: string }> {
  const file = new InstanceFile(path);
  const own: Content = { pid: process.pid, port: null, token: randomBytes(32).toString('base64url') };
  const started = Date.now();
  for (;;) {
    if (await file.create(JSON.stringify(own))) return instance(file, own);
    const text = await file.read();
    if (text === null) continue;
    const other = parse(text);
    if (other?.port) {
      const runningUrl = await askForUrl(other.port, other.token);
      if (runningUrl) return { runningUrl };
    } else {
      const patience = other === null ? WRITE : isAlive(other.pid) ? COME_UP : 0;
      if (Date.now() - started < patience) {
        await wait(LOOK_AGAIN);
        continue;
      }
    }
    if (!(await file.remove(text))) await wait(LOOK_AGAIN);
  }
}

function instance(file: InstanceFile, own: Content): Instance {
  let text = JSON.stringify(own);
  return {
    token: own.token,
    async listening(port) {
      text = JSON.stringify({ ...own, port });
      await file.replace(text);
    },
    async release() {
      await file.remove(text);
    },
  };
}

/** Asks the host that runs over this data folder to do something; null: none runs. */
export async function askInstance(path: string, launch: Launch): Promise<Result<unknown> | null> {
  const text = await new InstanceFile(path).read();
  const other = text === null ? null : parse(text);
  if (!other?.port) return null;
  return answerSchema
    .nullable()
    .parse(await post(other.port, other.token, 'command', JSON.stringify(launch)));
}

async function askForUrl(port: number, token: string): Promise<string | null> {
  const answer = await post(port, token, 'raise');
  const told = z.object({ url: z.string().startsWith(`http://127.0.0.1:${port}/`) }).safeParse(answer);
  return told.data?.url ?? null;
}

/** Null: nobody is there, or somebody else, so that the file is an old one. */
async function post(port: number, token: string, what: string, body?: string): Promise<unknown> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/control/${what}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(body === undefined ? ANSWER : OBEY),
      ...(body !== undefined && { body }),
    });
    return answer.status === 403 ? null : await answer.json();
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function parse(text: string): Content | null {
  try {
    return contentSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
