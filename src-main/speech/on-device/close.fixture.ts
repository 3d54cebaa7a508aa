import { EngineThread } from './engine-thread.ts';

/** A program of its own: ends the engine while its answer to a stopped call is still on the way, and says so. */
const thread = new EngineThread(new URL('.', import.meta.resolve('@echogarden/espeak-ng-emscripten')));
const never = new AbortController().signal;
const speak = (text: string): ReadableStream<Uint8Array> =>
  thread.speak(text, { voice: 'en-us', wordsPerMinute: 175, pitch: 50 }, never, () => undefined);

for await (const run of speak('One.')) if (run.length === 0) throw new Error('no sound');
await speak('Two.').cancel();
// The thread answers meanwhile, and this one hears of it only after it has begun to end it.
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
await thread.close();
console.log('closed');
