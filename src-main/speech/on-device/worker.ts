import { parentPort, workerData } from 'node:worker_threads';
import { loadEngine } from './engine.ts';
import type { EngineAnswer, EngineMark, EngineStart, SpeakRequest } from './protocol.ts';

/** The engine's thread: takes one request after the other. Whatever it throws ends it, and the source is told. */

/** After the first run, sound goes in runs of about 0.7 s: fewer messages and fewer writes further on. */
const RUN = 32_768;

const { folder } = workerData as EngineStart;
const engine = await loadEngine(
  new URL(folder),
  // Of a package: beside the folder that the build puts this thread into.
  new URL('../voice/espeak-ng.data.zst', import.meta.url),
);

function speak(request: SpeakRequest): void {
  const stop = new Int32Array(request.stop);
  let held: Int16Array[] = [];
  let size = 0;
  let first = true;
  const send = (): void => {
    if (size === 0) return;
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const { buffer, byteOffset, byteLength } of held) {
      bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
      at += byteLength;
    }
    held = [];
    size = 0;
    first = false;
    answer({ id: request.id, kind: 'sound', bytes }, [bytes.buffer]);
  };
  let marks: EngineMark[] = [];
  const stopped = (): boolean => Atomics.load(stop, 0) !== 0;
  if (!stopped()) {
    marks = engine.speak(request.text, request, (samples) => {
      if (stopped()) return true;
      held.push(samples);
      size += samples.byteLength;
      if (first || size >= RUN) send();
      return false;
    });
  }
  if (!stopped()) send();
  answer({ id: request.id, kind: 'end', marks });
}

const answer = (message: EngineAnswer, transfer: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, transfer);

parentPort?.on('message', (request: SpeakRequest) => speak(request));
