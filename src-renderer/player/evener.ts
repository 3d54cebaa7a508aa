import { evenGain, gainFactor } from '../../src-preload/contract/loudness.ts';

/** What is told of the sound that runs. */
export interface EvenerPorts {
  /** See `Deck.joint`. */
  readonly joint: () => { readonly piece: number; readonly next: number | undefined };
  /** LUFS of a piece, once it is known. */
  readonly loudness: (piece: number) => number | undefined;
}

interface Graph {
  readonly context: AudioContext;
  readonly source: MediaElementAudioSourceNode;
  readonly gain: GainNode;
}

/** A step of the gain takes about three times this, seconds: too long for a click, too short to be heard. */
const STEP = 0.004;
/** Silence after which the output is given back, milliseconds: the last sounds are heard before. */
const REST = 2000;
/** What the limiter below adds by itself, by the formula of the Web Audio standard for its settings. */
const MAKEUP = 1.14;
const LIMITER = { threshold: -2, knee: 0, ratio: 20, attack: 0.001, release: 0.1 };

/**
 * Brings what an audio element plays to one loudness, piece by piece, with its steps in the pauses. Nothing stands
 * between the element and the output before it is switched on.
 */
export class Evener {
  readonly #audio: HTMLAudioElement;
  readonly #ports: EvenerPorts;
  #graph: Graph | undefined;
  #on = false;
  #sink = '';
  #piece = -1;
  #factor = 1;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(audio: HTMLAudioElement, ports: EvenerPorts) {
    this.#audio = audio;
    this.#ports = ports;
    audio.addEventListener('play', () => this.#wake());
    for (const name of ['pause', 'ended']) audio.addEventListener(name, () => this.#sleep());
  }

  /** How much later than the element's clock says its sound is heard, seconds. */
  get delay(): number {
    return this.#graph?.context.outputLatency ?? 0;
  }

  set(on: boolean): void {
    if (on === this.#on) return;
    this.#on = on;
    if (on) this.#graph ??= this.#build();
    if (this.#graph) connect(this.#graph, on);
    if (!this.#audio.paused) this.#wake();
    this.#piece = -1;
    this.follow();
  }

  /** Plays on another device; see `HTMLMediaElement.setSinkId`. */
  async setSink(id: string): Promise<void> {
    this.#sink = id;
    if (this.#graph) await sinkOf(this.#graph.context)(id);
  }

  /** Call as the clock moves and when more is known. */
  follow(): void {
    if (!this.#graph || !this.#on) return;
    const { context, gain } = this.#graph;
    const { currentTime, playbackRate } = this.#audio;
    const { piece, next } = this.#ports.joint();
    const passed = next !== undefined && currentTime >= next;
    const now = passed ? piece + 1 : piece;
    // What is told of a piece while it sounds would be heard as a step.
    if (now !== this.#piece) this.#factor = this.#factorOf(now);
    this.#piece = now;
    gain.gain.cancelScheduledValues(context.currentTime);
    gain.gain.setTargetAtTime(this.#factor, context.currentTime, STEP);
    if (next === undefined || passed) return;
    const left = (next - currentTime) / playbackRate;
    gain.gain.setTargetAtTime(this.#factorOf(piece + 1), context.currentTime + left, STEP);
  }

  /** A piece of unknown loudness is played like the one before it. */
  #factorOf(piece: number): number {
    const loudness = this.#ports.loudness(piece);
    return loudness === undefined ? this.#factor : gainFactor(evenGain(loudness));
  }

  #build(): Graph {
    const context = new AudioContext({ latencyHint: 'playback' });
    if (this.#sink !== '') void sinkOf(context)(this.#sink).catch(() => undefined);
    const source = context.createMediaElementSource(this.#audio);
    const gain = context.createGain();
    const limiter = new DynamicsCompressorNode(context, LIMITER);
    const makeup = new GainNode(context, { gain: gainFactor(-MAKEUP) });
    gain.connect(limiter).connect(makeup).connect(context.destination);
    return { context, source, gain };
  }

  #wake(): void {
    clearTimeout(this.#rest);
    void this.#graph?.context.resume();
  }

  #sleep(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#graph?.context.suspend(), REST);
  }
}

function connect({ context, source, gain }: Graph, even: boolean): void {
  source.disconnect();
  source.connect(even ? gain : context.destination);
}

/** Not yet in the standard library's types. */
function sinkOf(context: AudioContext): (id: string) => Promise<void> {
  const { setSinkId } = context as AudioContext & { setSinkId?: (id: string) => Promise<void> };
  return (id) => setSinkId?.call(context, id) ?? Promise.resolve();
}
