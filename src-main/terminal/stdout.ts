import { cancelled } from '../fault.ts';

/** Bytes for one write: a write to a pipe holds the program until they are read, and Ctrl+C with it. */
const RUN = 8192;

/** Sends sound to the standard output as it comes, no faster than it is read. */
export async function writeOut(bytes: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<void> {
  for await (const run of bytes) {
    for (let at = 0; at < run.length; at += RUN) {
      if (signal.aborted) throw cancelled();
      await write(run.subarray(at, at + RUN));
    }
  }
}

/** A line for people or scripts. */
export const print = (line: string): Promise<void> => write(`${line}\n`);

function write(what: Uint8Array | string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(what, (error) => (error ? reject(error) : resolve()));
  });
}
