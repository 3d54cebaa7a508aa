import type { ChildProcess } from 'node:child_process';
import type { Ended, Person } from './voicetray.ts';

/** A running `voicetray serve`. */
export interface Serving {
  /** The API base that it printed. */
  readonly url: string;
  /** The key that it printed; null where there were keys before. */
  readonly key: string | null;
  readonly process: ChildProcess;
  /** All it has said so far on the standard output, and on the standard error. */
  stdout(): string;
  stderr(): string;
  /** Ctrl+C, unless another signal is named. */
  stop(signal?: NodeJS.Signals): Promise<Ended>;
}

/** Starts it on a free port, unless `args` name another, and waits until it has told its address and its keys. */
export async function startServing(person: Person, args: readonly string[] = []): Promise<Serving> {
  const ready = Promise.withResolvers<undefined>();
  let process: ChildProcess | undefined;
  let [stdout, stderr] = ['', ''];
  const ended = person.run(['serve', '--port', '0', ...args], {
    meanwhile(child) {
      process = child;
      child.stdout?.on('data', (bytes: Buffer) => {
        stdout += bytes.toString();
        if (/^(Keys .*|It is called .*)\n/m.test(stdout)) ready.resolve(undefined);
      });
      child.stderr?.on('data', (text: string) => (stderr += text));
    },
  });
  await Promise.race([
    ready.promise,
    ended.then((end) => Promise.reject(new Error(`voicetray serve ended (${end.code}): ${end.stderr}`))),
  ]);
  if (!process) throw new Error('voicetray serve did not start');
  const child = process;
  return {
    url: /^Address +(\S+)$/m.exec(stdout)?.[1] ?? '',
    key: /^Key +(\S+)$/m.exec(stdout)?.[1] ?? null,
    process: child,
    stdout: () => stdout,
    stderr: () => stderr,
    stop(signal = 'SIGINT') {
      child.kill(signal);
      return ended;
    },
  };
}

/** What a program does that speaks through Dify. */
export const askToSpeak = (
  { url }: Pick<Serving, 'url'>,
  key: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${url}/text-to-audio`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
    body: JSON.stringify(body),
  });
