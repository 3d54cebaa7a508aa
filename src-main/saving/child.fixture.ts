import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from './speech.fixture.ts';

const here = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);

/** What every child has at hand; `request(…)` fills in what its test does not care about. */
const opening = `
  const { saveRecording } = await import(${here('./write-file.ts')});
  const { createReadStream } = await import('node:fs');
  const { toAppError } = await import(${here('../fault.ts')});
  const part = (path, pauseAfter) => ({ container: 'wav', pauseAfter, read: () => createReadStream(path) });
  const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
  const request = (more) => ({ format: 'wav', replace: false, title: '', signal: new AbortController().signal, ...more });
`;

export interface Ended {
  readonly code: number | null;
  readonly lines: unknown[];
  readonly errors: string;
}

/**
 * Runs `script` in a node of its own, for what this process must not do to itself: lose its rights, fill its disk, be
 * killed. `before`: a command that starts it. `onLine` may kill it.
 */
export function inChild(
  script: string,
  before: readonly string[] = [],
  onLine: (line: unknown, kill: () => void) => void = () => undefined,
): Promise<Ended> {
  // A file, as the program is: workers inherit flags such as --input-type, which LAME's does not outlive.
  const file = join(newFolder(), 'child.mjs');
  writeFileSync(file, opening + script);
  const [command, ...rest] = [...before, process.execPath, file];
  const child = spawn(command, rest, { timeout: 25_000, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: unknown[] = [];
  let errors = '';
  let held = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const whole = (held + text).split('\n');
    held = whole.pop() ?? '';
    for (const line of whole) {
      lines.push(JSON.parse(line));
      onLine(lines.at(-1), () => child.kill('SIGKILL'));
    }
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, lines, errors }));
  });
}
