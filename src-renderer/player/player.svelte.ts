import type { Bridge } from '../../src-preload/bridge.ts';
import type { Narration, Piece } from '../../src-preload/contract/narration.ts';
import { usualWindow, type Window } from './buffer-window.ts';
import { Deck } from './deck.ts';
import { Evener } from './evener.ts';
import { fetchPiece } from './fetch-piece.ts';
import { Moves } from './moves.ts';
import { Reporter } from './reporter.ts';
import { type PlayerState, PlayerView } from './player-view.svelte.ts';
import { Score } from './score.ts';
import { type Held, type Place, Timeline } from './timeline.ts';
import { Will } from './will.ts';

export interface PlayerOptions {
  /** How much sound is kept in memory. */
  readonly window?: Window;
}

const BEGINNING: Place = { piece: 0, offset: 0 };
const AT_BEGINNING = { place: BEGINNING, sentence: 0 };
const MEDIA_EVENTS = [
  'timeupdate',
  'playing',
  'waiting',
  'seeking',
  'seeked',
  'canplay',
  'progress',
  'error',
];

/** Plays one narration at a time. */
export class Player extends PlayerView {
  readonly #bridge: Bridge;
  readonly #audio: HTMLAudioElement;
  readonly #deck: Deck;
  readonly #reporter: Reporter;
  readonly #will: Will;
  readonly #evener: Evener;
  readonly moves = new Moves({
    here: () => this.#here(),
    piece: (index) => this.#score?.piece(index),
    has: (piece) => this.#has(piece),
    timeline: () => this.timeline,
    speed: () => this.speed,
    go: (place, sentence) => this.#go(place, sentence),
  });
  #score: Score | null = null;
  /** Where to start while nothing is loaded: a place, or the beginning of one of its piece's sentences. */
  #start = AT_BEGINNING;
  /** What the guesses were when somebody went to where it is. */
  #held: Held | undefined;
  #ended = false;
  #stopped = false;

  constructor(bridge: Bridge, audio: HTMLAudioElement, options: PlayerOptions = {}) {
    super();
    this.#bridge = bridge;
    this.#audio = audio;
    this.#deck = new Deck(audio, options.window ?? usualWindow);
    this.#reporter = new Reporter(bridge);
    this.#evener = new Evener(audio, {
      joint: () => this.#deck.joint,
      loudness: (piece) => this.#score?.piece(piece)?.loudness,
    });
    audio.preservesPitch = true;
    for (const name of MEDIA_EVENTS) audio.addEventListener(name, () => this.#follow());
    audio.addEventListener('ended', () => this.#end());
    this.#will = new Will(audio, {
      onPlay: () => {
        if (!this.#will.wanted || this.#ended) this.play();
      },
      onChange: () => this.#follow(),
      onBlocked: (blocked) => (this.blocked = blocked),
    });
  }

  /** Takes a narration. Nothing is fetched, so nothing more is made, before it plays. */
  open(narration: Narration, pieces: Piece[], autoplay: boolean): void {
    const { id } = narration;
    const score = (this.#score = new Score(narration, pieces));
    this.#start = AT_BEGINNING;
    this.#held = undefined;
    this.#ended = this.#stopped = this.#will.wanted = false;
    this.narrationId = id;
    this.pieceCount = pieces.length;
    this.timeline = score.timeline();
    this.#reporter.reset();
    this.#deck.load({
      fetch: (piece, signal) => fetchPiece(id, piece, signal),
      piece: (index) => score.piece(index),
      // Where there is nothing at all, it failed, and may be tried again.
      growing: () => score.growing || score.count === 0,
      refresh: () => this.#refresh(id),
      onChange: () => this.#follow(),
    });
    if (autoplay) this.play();
    else this.#follow();
  }

  updatePiece(piece: Piece): void {
    if (!this.#score?.replace(piece)) return;
    if (piece.state !== 'failed' && piece.index === this.#deck.failedPiece) this.#retry();
    this.#deck.poke(piece);
    this.#follow(true);
  }

  updateNarration(narration: Narration): void {
    if (narration.id !== this.narrationId) return;
    const was = this.#score?.growing;
    this.#score?.follow(narration);
    const goesOn = narration.state === 'making' || narration.state === 'complete';
    if (goesOn && this.#deck.failedPiece !== undefined) this.#retry();
    else this.#follow(was !== narration.growing);
  }

  /** Takes what is new of a narration: pieces that were added among it. */
  extend(narration: Narration, pieces: readonly Piece[]): void {
    if (narration.id !== this.narrationId || !this.#score) return;
    this.#score.take(pieces);
    this.pieceCount = this.#score.count;
    this.updateNarration(narration);
    this.#follow(true);
  }

  /** Goes on behind the end of a narration that has ended and grows again. */
  goOn(narration: Narration, pieces: readonly Piece[]): void {
    this.extend(narration, pieces);
    this.enter({ piece: pieces.length, offset: 0 });
    this.play();
  }

  play(): void {
    if (this.narrationId === null) return;
    const again = this.#ended;
    this.#will.wanted = true;
    if (again) this.#go(BEGINNING);
    else if (!this.#deck.started) this.#go(this.#start.place, this.#start.sentence);
    else if (this.#deck.failure) this.#retry();
    else this.#run();
  }

  pause(): void {
    this.#will.pause();
  }

  toggle(): void {
    if (this.state === 'playing' || this.state === 'waiting') this.pause();
    else this.play();
  }

  seek(seconds: number): void {
    this.#go(this.timeline.locate(seconds));
  }

  /** To a place that is known by its piece, whatever its pieces before it turn out to last. */
  enter(place: Place): void {
    this.#go(place);
  }

  /** 0.5 to 4; the pitch stays. */
  setSpeed(speed: number): void {
    this.speed = Math.min(4, Math.max(0.5, speed));
    // A new source falls back to the default rate.
    this.#audio.defaultPlaybackRate = this.#audio.playbackRate = this.speed;
    this.#deck.poke();
  }

  /** 0 to 1. */
  setVolume(volume: number): void {
    this.volume = this.#audio.volume = Math.min(1, Math.max(0, volume));
  }

  /** Pieces are brought to one loudness. */
  setEven(even: boolean): void {
    this.#evener.set(even);
  }

  /** Plays on another device; see `HTMLMediaElement.setSinkId`. Rejects where that cannot be. */
  async setSink(id: string): Promise<void> {
    await Promise.all([this.#audio.setSinkId(id), this.#evener.setSink(id)]);
  }

  /** The place that is heard at this moment: what is not sent to the sound system yet is not counted. */
  heard(): Place {
    if (!this.#deck.started) return this.#start.place;
    return this.#deck.placeBefore(this.#evener.delay * this.speed);
  }

  /** Silence at once, and nothing more is asked for; `play` begins at the beginning. */
  stop(): void {
    if (this.narrationId === null) return;
    this.#deck.stop();
    this.#start = AT_BEGINNING;
    this.#will.wanted = this.#ended = false;
    this.#stopped = true;
    this.#follow();
  }

  /** Forgets the narration. */
  close(): void {
    this.#deck.unload();
    this.#score = null;
    this.#start = AT_BEGINNING;
    this.#will.wanted = this.#ended = false;
    this.narrationId = null;
    this.pieceCount = 0;
    this.#follow(true);
  }

  #here(): Place {
    return this.#deck.started ? this.#deck.place : this.#start.place;
  }

  /** A piece is there or may come: the one behind the last, while the text grows. */
  #has(piece: number): boolean {
    const { count, growing } = this.#score ?? { count: 0, growing: false };
    return piece < count + (growing ? 1 : 0);
  }

  /** All that was in the player was heard. */
  #end(): void {
    const { piece } = this.#deck.place;
    // An old event of a new start says nothing.
    if (this.#audio.ended && this.#has(piece + 1)) this.#go({ piece: piece + 1, offset: 0 });
    else this.#ended = true;
    this.#follow();
  }

  #go(place: Place, sentence = 0): void {
    if (this.narrationId === null) return;
    this.#ended = this.#stopped = false;
    this.#held = { before: place.piece, pace: this.timeline.pace };
    const guessed = sentence > 0 && this.#score?.piece(place.piece)?.state !== 'made';
    if (this.#will.wanted || this.#deck.started) this.#deck.go(place, guessed ? sentence : undefined);
    else this.#start = { place, sentence };
    this.#run();
  }

  #retry(): void {
    this.#deck.retry();
    this.#run();
  }

  #run(): void {
    this.#will.run();
    this.#follow();
  }

  async #refresh(id: string): Promise<void> {
    const answer = await this.#bridge.getNarration({ narrationId: id });
    if (!answer.ok || id !== this.narrationId) return;
    answer.value.pieces.forEach((piece) => this.updatePiece(piece));
    this.extend(answer.value.narration, answer.value.pieces);
  }

  /** Brings all that is shown and reported up to what the deck does. */
  #follow(changed = false): void {
    this.#deck.poke();
    this.#evener.follow();
    const place = this.#here();
    const arriving = this.#deck.arriving;
    const coming = arriving !== undefined && this.#score?.piece(arriving.piece)?.state !== 'made';
    if (changed || coming) this.timeline = this.#score?.timeline(arriving, this.#held) ?? new Timeline([]);
    this.#ended ||= !this.#stopped && this.#score?.isOver(place) === true;
    this.piece = place.piece;
    this.position = this.#ended ? this.duration : this.timeline.at(place);
    this.caughtUp = this.#score?.growing === true && this.#deck.hungry;
    this.error = this.#stopped ? null : (this.#deck.failure ?? this.#score?.failure ?? null);
    this.state = this.#settle();
    if (this.narrationId === null || this.state === 'idle') return;
    this.#reporter.report({ narrationId: this.narrationId, state: this.state, ...place }, this.speed);
  }

  #settle(): PlayerState {
    if (this.narrationId === null || this.#stopped) return 'idle';
    if (this.#ended) return 'ended';
    if (this.error) return 'failed';
    if (!this.#will.wanted) return 'paused';
    return this.#deck.sounding ? 'playing' : 'waiting';
  }
}
