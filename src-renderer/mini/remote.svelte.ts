import type { Bridge } from '../../src-preload/bridge.ts';
import type { PlayerCommand, PlayerReport } from '../../src-preload/contract/player.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Desk } from '../../src-preload/contract/narration.ts';
import { Following } from '../app/following.ts';
import type { Shown } from '../app/shown.svelte.ts';

/** A player that sounds tells of itself every two seconds; one that does not for so long may be gone. Milliseconds. */
const SILENCE = 8000;

export interface RemoteOptions {
  readonly bridge: Bridge;
  /** Milliseconds. */
  readonly now: () => number;
  /** There is a window that plays, or one will be brought. */
  readonly isThere: () => Promise<boolean>;
}

/** Follows the player of another window, and asks it for things. */
export class Remote {
  readonly #options: RemoteOptions;
  readonly #following: Following;
  #current: string | null = null;
  #told = 0;
  readonly shown: Shown;
  /** What the player told last of what is shown; null: nothing, or it was stopped. */
  report = $state.raw<PlayerReport | null>(null);
  /** No window plays. */
  away = $state(false);
  error = $state.raw<AppError | null>(null);

  constructor(options: RemoteOptions) {
    this.#options = options;
    const ignore = (): void => undefined;
    const follower = { opened: ignore, changed: ignore, replaced: ignore, extended: ignore };
    this.#following = new Following(options.bridge, follower);
    this.shown = this.#following.shown;
  }

  /** What the player does, as far as can be told. */
  get state(): PlayerReport['state'] | 'idle' {
    const { narration } = this.shown;
    const onDesk = narration !== null && narration.id === this.#current;
    if (!this.report) return onDesk ? 'waiting' : 'idle';
    // The sound of what is stopped breaks off: its player may call that a failure before it hears why.
    if (this.report.state === 'failed' && !onDesk && narration?.state !== 'failed') return 'idle';
    return this.report.state;
  }

  get sounding(): boolean {
    return this.state === 'playing' || this.state === 'waiting';
  }

  /** Since the player has told where it is, in seconds. */
  get since(): number {
    return (this.#options.now() - this.#told) / 1000;
  }

  start(): () => void {
    const { bridge } = this.#options;
    const stops = [
      this.#following.start(),
      bridge.on('desk', (desk) => this.#desk(desk)),
      bridge.on('player', (report) => this.#hear(report)),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Call when the program has told what is on its desk. */
  async restore(desk: Desk): Promise<void> {
    this.#current = desk.current?.id ?? null;
    this.#told = this.#options.now();
    if (!desk.current) return;
    const { id } = desk.current;
    const [answer] = await Promise.all([this.#options.bridge.getPlayer({}), this.#following.ask(id)]);
    const last = answer.ok ? answer.value.report : null;
    if (!this.report && last?.narrationId === id && this.#current === id) this.report = last;
  }

  /** Call now and then while it sounds. */
  async look(): Promise<void> {
    if (this.sounding && this.since * 1000 > SILENCE) this.away = !(await this.#options.isThere());
  }

  async ask(command: PlayerCommand): Promise<void> {
    const { bridge, isThere } = this.#options;
    this.away = !(await isThere());
    if (this.away) return;
    this.error = null;
    const { narration } = this.shown;
    // What has ended or was stopped: a player that has come since does not know it.
    const past = narration !== null && narration.id !== this.#current;
    const again = past && command === 'toggle' && !this.sounding;
    if (again) this.#take(await bridge.openNarration({ narrationId: narration.id }));
    if (!this.error) this.#take(await bridge.commandPlayer({ command: again ? 'resume' : command }));
  }

  /** Stops this and all that waits, whether or not somebody plays it. */
  async stop(): Promise<void> {
    this.#take(await this.#options.bridge.stopNarration({}));
  }

  #take(answer: { readonly ok: true } | { readonly ok: false; readonly error: AppError }): void {
    this.error = answer.ok ? null : answer.error;
  }

  #hear(report: PlayerReport): void {
    this.#told = this.#options.now();
    this.away = false;
    this.report = report;
    // Something that has ended is played once more: it is not on the desk.
    if (this.shown.narration?.id !== report.narrationId) void this.#following.ask(report.narrationId);
  }

  /** What has left the desk before its end was stopped, of which its player does not tell. */
  #desk({ current }: Desk): void {
    const left = this.#current;
    this.#current = current?.id ?? null;
    if (left === this.#current) return;
    this.#told = this.#options.now();
    if (this.report?.narrationId === left && this.report?.state !== 'ended') this.report = null;
  }
}
