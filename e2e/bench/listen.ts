import { spawn } from 'node:child_process';

const RATE = 48_000;
/** About -40 dBFS: above anything a silent sink gives, below the first syllable. */
const AUDIBLE = 0.01;

/** Waits for the first audible sample on a sink's monitor and tells when it sounded (ms, the clock of Date.now). */
export async function firstSound(sink: string, env: Record<string, string>, giveUp: number): Promise<number> {
  const format = ['--format=s16le', `--rate=${RATE}`, '--channels=1', '--raw', '--latency-msec=5'];
  const parec = spawn('parec', ['-d', `${sink}.monitor`, ...format], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    return await new Promise<number>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('nothing was heard')), giveUp);
      let odd: Buffer = Buffer.alloc(0);
      parec.stdout.on('data', (bytes: Buffer) => {
        const now = Date.now();
        const data = Buffer.concat([odd, bytes]);
        const count = data.length >> 1;
        odd = data.subarray(count * 2);
        for (let i = 0; i < count; i++) {
          if (Math.abs(data.readInt16LE(i * 2)) / 32_768 < AUDIBLE) continue;
          clearTimeout(timer);
          // The chunk ended just now; the sample is that much older.
          resolve(now - ((count - i) / RATE) * 1000);
          return;
        }
      });
    });
  } finally {
    parec.kill('SIGKILL');
  }
}
