import type { Bridge } from '../../src-preload/bridge.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { EventOf } from '../../src-preload/contract/events.ts';
import type { Desk, Narration, Piece } from '../../src-preload/contract/narration.ts';
import type { Player } from '../player/player.svelte.ts';
import type { Place as PiecePlace } from '../player/timeline.ts';
import { Following } from './following.ts';
import type { Handover, Place } from './handover.ts';
import { MOVE_SECONDS } from './move-keys.ts';
import type { Shown } from './shown.svelte.ts';

/** How long a window that takes over waits to hear where the other one was, milliseconds. */
const HANDOVER_WAIT = 400;

/** Follows the current narration, and plays it when this is the window that plays. */
export class Listening {
  readonly #bridge: Bridge;
  readonly #handover: Handover;
  readonly #following: Following;
  readonly #shown: Shown;
  readonly player: Player;
  #current: string | null = null;
  /** Where a narration that is shown again was left. */
  #left: { narrationId: string; place: PiecePlace } | null = null;
  #taking: Promise<Place | null> | null = null;
  /** A narration that goes on as soon as this window plays it. */
  #due: string | null = null;
  /** Counts changes of the lock, so that a late answer to an old one is dropped. */
  #turn = 0;

  /** This window is the one that plays. */
  here = $state(false);

  constructor(bridge: Bridge, player: Player, handover: Handover) {
    this.#bridge = bridge;
    this.player = player;
    this.#handover = handover;
    this.#following = new Following(bridge, {
      opened: (autoplay, at) => this.#opened(autoplay, at),
      changed: (narration) => this.here && player.updateNarration(narration),
      replaced: (piece) => this.here && player.updatePiece(piece),
      extended: (narration, pieces) => this.here && player.extend(narration, pieces),
    });
    this.#shown = this.#following.shown;
  }

  get narration(): Narration | null {
    return this.#shown.narration;
  }

  get pieces(): readonly Piece[] {
    return this.#shown.pieces;
  }

  /** What an app has answered so far; null for a text that was there from the start. */
  get answer(): string | null {
    return this.#shown.answer;
  }

  /** Why the narration waits for its server; it goes on by itself. */
  get held(): AppError | null {
    return this.#shown.held;
  }

  /** Something sounds, or is about to. */
  get active(): boolean {
    const { state } = this.player;
    return this.narration !== null && (state === 'waiting' || state === 'playing' || state === 'paused');
  }

  /** The piece that the player is at; once it has come to a halt, the one that failed. */
  get piece(): number {
    const { state, piece } = this.player;
    if (state !== 'failed' && state !== 'idle') return piece;
    const failed = this.#shown.pieces.findIndex((other) => other.index >= piece && other.state === 'failed');
    return failed < 0 ? piece : failed;
  }

  get pieceState(): Piece['state'] | undefined {
    return this.#shown.pieces[this.piece]?.state;
  }

  /** Why it stopped short, if it did. */
  get error(): AppError | null {
    return this.player.error ?? this.narration?.error ?? null;
  }

  start(): () => void {
    const bridge = this.#bridge;
    const stops = [
      this.#following.start(),
      bridge.on('desk', (desk) => this.#desk(desk)),
      bridge.on('command', ({ command }) => this.#obey(command)),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Shows what the program narrates at the moment, as after a reload: silent until Play is pressed, or told to resume. */
  async restore(desk: Desk, resume = false): Promise<void> {
    this.#due = resume ? (desk.current?.id ?? null) : null;
    this.#current = desk.current?.id ?? null;
    if (desk.current) await this.#following.ask(desk.current.id);
  }

  /** The lock came or went. */
  async setHere(here: boolean): Promise<void> {
    const turn = ++this.#turn;
    if (!here) {
      this.leave();
      this.here = false;
      this.player.close();
      return;
    }
    const taking = this.#taking;
    this.#taking = null;
    const given = (await taking) ?? this.#handover.last;
    if (turn !== this.#turn) return;
    this.here = true;
    if (!this.narration) return;
    const place = given?.narrationId === this.narration.id ? given : null;
    this.#load(this.narration, false);
    if (place) this.player.seek(place.position);
    if (taking && (place?.playing ?? true)) this.player.play();
  }

  /** The next time the lock comes, go on where the other window was. */
  takeOver(): void {
    this.#taking = this.#handover.take(HANDOVER_WAIT);
  }

  /** Tells the other windows where this one is, before it stops to be the player. */
  leave(): void {
    const { narration, player } = this;
    if (!narration || !this.here || player.state === 'ended') return;
    const playing = player.state === 'playing' || player.state === 'waiting';
    this.#handover.give({ narrationId: narration.id, position: player.position, playing });
  }

  /** Stops this and all that waits; what was made stays to be played and saved. */
  async stop(): Promise<AppError | null> {
    this.player.stop();
    const answer = await this.#bridge.stopNarration({});
    return answer.ok ? null : answer.error;
  }

  /** Pauses what sounds; else goes on, also with a narration that was stopped or failed before its end. */
  async toggle(): Promise<AppError | null> {
    const { player, narration } = this;
    const sounding = player.state === 'playing' || player.state === 'waiting';
    if (!sounding) return this.#play();
    if (narration) player.pause();
    return null;
  }

  /** Goes on from the first piece that is missing. */
  async retry(): Promise<AppError | null> {
    if (!this.narration) return null;
    const answer = await this.#bridge.retryNarration({ narrationId: this.narration.id });
    if (!answer.ok) return answer.error;
    // What has ended is opened anew.
    if (this.here && this.player.state !== 'ended') this.player.play();
    return null;
  }

  async #play(): Promise<AppError | null> {
    const { player, narration } = this;
    const given = narration?.state === 'stopped' || narration?.state === 'failed';
    if (given && (player.state === 'idle' || player.state === 'failed')) return this.retry();
    player.play();
    return null;
  }

  #opened(autoplay: boolean, at: PiecePlace | null): void {
    const { narration, player } = this;
    if (!narration) return;
    this.#left = at && { narrationId: narration.id, place: at };
    this.#current = narration.id;
    if (!this.here) return;
    // A text that broke off was heard to its end: the new one follows it.
    const follows = player.narrationId === narration.id && player.state === 'ended' && narration.growing;
    if (follows) player.goOn(narration, this.#shown.pieces);
    else this.#load(narration, autoplay);
  }

  #load(narration: Narration, asked: boolean): void {
    const autoplay = asked || this.#due === narration.id;
    this.#due = null;
    const left = this.#left?.narrationId === narration.id ? this.#left.place : null;
    this.#left = null;
    // Nothing but the place where it was left may be asked for.
    this.player.open(narration, [...this.#shown.pieces], autoplay && left === null);
    if (!left) return;
    this.player.enter(left);
    if (autoplay) this.player.play();
  }

  /** What was narrated and no longer is was stopped from elsewhere: the tray, a key, another window. */
  #desk(desk: Desk): void {
    const left = this.#current !== null && this.#current !== desk.current?.id;
    if (left && this.#current === this.narration?.id && this.here && this.active) this.player.stop();
    this.#current = desk.current?.id ?? null;
  }

  #obey(command: EventOf<'command'>['command']): void {
    if (!this.here) return;
    const { player } = this;
    if (command === 'pause') player.pause();
    else if (command === 'resume') void this.#play();
    else if (command === 'toggle') void this.toggle();
    else if (command === 'previous') player.moves.back();
    else if (command === 'next') player.moves.forward();
    else if (command === 'repeat') player.moves.repeat();
    else player.moves.by(command === 'skip' ? MOVE_SECONDS : -MOVE_SECONDS);
  }
}
