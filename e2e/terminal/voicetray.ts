import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { rms } from '../fixtures/signal.ts';

const entry = fileURLToPath(new URL('../../src-main/terminal.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

interface RunOptions {
  /** Written to the standard input; without it, that is closed. */
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly uid?: number;
  /** Open file that takes the standard output, which is then not in the answer. */
  readonly stdout?: number;
  /** Called with the process as soon as it runs. */
  readonly meanwhile?: (child: ChildProcess) => void;
}

/** A user of the terminal host: a data folder and a working folder of their own. */
export interface Person {
  readonly folder: string;
  readonly home: string;
  run(args: readonly string[], options?: RunOptions): Promise<Ended>;
  /** At a screen of its own, where `types` answers the first question; gives all that the screen showed. */
  atScreen(args: readonly string[], types: string): Promise<{ code: number | null; screen: string }>;
  leave(): Promise<void>;
}

export async function newPerson(): Promise<Person> {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-terminal-'));
  const home = join(folder, 'home');
  return {
    folder,
    home,
    run: (args, options = {}) => run(args, { cwd: folder, ...options }, home),
    atScreen: (args, types) => runAtScreen(args, types, { cwd: folder, home }),
    leave: () => rm(folder, { recursive: true, force: true }),
  };
}

async function run(args: readonly string[], options: RunOptions, home: string): Promise<Ended> {
  const inherited = { ...process.env };
  delete inherited.VOICETRAY_KEY;
  const child = spawn(process.execPath, [entry, ...args], {
    cwd: options.cwd,
    env: { ...inherited, NODE_NO_WARNINGS: '1', VOICETRAY_HOME: home, ...options.env },
    stdio: [options.input === undefined ? 'ignore' : 'pipe', options.stdout ?? 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  options.meanwhile?.(child);
  // One that ends without reading what it is given is no error of the test.
  child.stdin?.on('error', () => undefined).end(options.input);
  const stdout: Buffer[] = [];
  let stderr = '';
  child.stdout?.on('data', (bytes: Buffer) => stdout.push(bytes));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, stdout: Buffer.concat(stdout), stderr };
}

/** By util-linux's `script`, which gives the command a terminal. */
async function runAtScreen(
  args: readonly string[],
  types: string,
  { cwd, home }: { readonly cwd: string; readonly home: string },
): Promise<{ code: number | null; screen: string }> {
  const quoted = [process.execPath, entry, ...args].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qec', quoted, '/dev/null'], {
    cwd,
    env: { ...process.env, NODE_NO_WARNINGS: '1', VOICETRAY_HOME: home },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let screen = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const asked = screen.includes('[y/N]');
    screen += text;
    if (!asked && screen.includes('[y/N]')) child.stdin.write(types);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  child.stdin.end();
  return { code, screen };
}

const execute = promisify(execFile);

/** What ffprobe, a reader that knows nothing of this program, finds in a file. */
export async function probe(file: string): Promise<{ format: string; seconds: number; rms: number }> {
  const { stdout } = await execute('ffprobe', [
    ...['-v', 'error', '-show_entries', 'format=format_name,duration', '-of', 'json', file],
  ]);
  const { format } = JSON.parse(stdout) as { format: { format_name: string; duration: string } };
  const decoded = await execute('ffmpeg', ['-v', 'error', '-i', file, '-f', 's16le', '-ac', '1', '-'], {
    encoding: 'buffer',
    maxBuffer: 2 ** 28,
  });
  const bytes = decoded.stdout;
  const samples = Float32Array.from(
    { length: bytes.length >> 1 },
    (_, i) => bytes.readInt16LE(i * 2) / 32_768,
  );
  return { format: format.format_name, seconds: Number(format.duration), rms: rms(samples) };
}
