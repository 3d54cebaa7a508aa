/** How long silence is played: the sound server only opens its device for a stream that runs. Milliseconds. */
const WARM = 300;

/**
 * Opens the sound output before it is needed: the first stream of a browser costs up to 1.7 s. Where the browser
 * wants a gesture first, this waits for one. Returns the way to give up waiting.
 */
export function warmUp(target: EventTarget = window): () => void {
  const context = new AudioContext({ latencyHint: 'playback' });
  const stopped = new AbortController();
  const { signal } = stopped;
  const run = (): void => {
    if (signal.aborted) return;
    void context.resume().then(() => {
      if (signal.aborted) return;
      stopped.abort();
      // The device stays known to the browser after the context is gone.
      setTimeout(() => void context.close(), WARM);
    });
  };
  for (const gesture of ['pointerdown', 'keydown']) {
    target.addEventListener(gesture, run, { signal, capture: true });
  }
  run();
  return () => {
    if (signal.aborted) return;
    stopped.abort();
    void context.close();
  };
}
