import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Result } from '../../src-preload/contract/result.ts';
import { Fault } from '../fault.ts';
import type { Launch } from '../launch.ts';
import { answerSchema } from './answer.ts';
import { desktopFile, desktopFileSchema } from './desktop-file.ts';
import { InstanceFile } from './instance-file.ts';

/** Milliseconds: a long text is taken apart before it is answered. */
const ANSWER = 60_000;

/**
 * Asks the desktop program that runs over this data folder; null: none runs. Throws a Fault `running_silent` when one was
 * reached and does not say what came of it, so that nobody does the same once more.
 */
export async function askDesktop(dataFolder: string, launch: Launch): Promise<Result<unknown> | null> {
  const found = parse(await new InstanceFile(desktopFile(dataFolder)).read());
  if (!found) return null;
  const answer = await post(found.socket, found.token, JSON.stringify(launch));
  // Another program sits where one of ours was.
  if (answer?.status === 403) return null;
  return answer && answerSchema.parse(JSON.parse(answer.body));
}

function parse(file: string | null) {
  try {
    return file === null ? null : desktopFileSchema.parse(JSON.parse(file));
  } catch {
    return null;
  }
}

function post(
  socketPath: string,
  token: string,
  body: string,
): Promise<{ status: number; body: string } | null> {
  return new Promise((resolve, reject) => {
    let reached = false;
    const asked = request({
      ...{ socketPath, method: 'POST', path: '/', timeout: ANSWER },
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
    const fail = (detail: string): void =>
      reached ? reject(new Fault('running_silent', undefined, detail)) : resolve(null);
    asked.on('socket', (socket) => socket.once('connect', () => (reached = true)));
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.on('error', (error) => fail(error.message));
    asked.on('response', (answer) => {
      text(answer).then(
        (read) => resolve({ status: answer.statusCode ?? 0, body: read }),
        (error: unknown) => fail(String(error)),
      );
    });
    asked.end(body);
  });
}
