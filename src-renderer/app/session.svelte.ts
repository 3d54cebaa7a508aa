import type { AppError } from '../../src-preload/contract/errors.ts';
import { allHotkeys, type HotkeyStates } from '../../src-preload/contract/hotkeys.ts';
import type { LongTextAsked } from '../../src-preload/contract/long-text.ts';
import type { Desk, Narration } from '../../src-preload/contract/narration.ts';
import type { ProfileView } from '../../src-preload/contract/profile.ts';
import type { ServerStatus } from '../../src-preload/contract/speech-server.ts';
import { defaultPreferences, type Preferences } from '../../src-preload/contract/settings.ts';
import type { Bridge } from '../../src-preload/bridge.ts';
import { News } from './news.ts';
import { ToldNarrations } from './told-narrations.ts';
import type { Connection } from './web-transport.ts';

/** `refused`: the program runs anew and does not know this page; it takes the address that was printed. */
export type Phase = 'connecting' | 'ready' | 'lost' | 'refused';

/** What both hello and events tell. */
type Told = 'desk' | 'preferences' | 'profiles' | 'hotkeys' | 'server' | 'longText';

/** What a window knows of the program: the answer to hello, kept true by events. */
export class Session {
  readonly bridge: Bridge;
  readonly #connection: Connection | undefined;
  readonly #ready = Promise.withResolvers<undefined>();
  /** Since hello was asked. */
  #told = new ToldNarrations();
  /** Hellos that were asked, and the last of them that was answered. */
  #hellos = 0;
  #answered = 0;
  #patches = 0;
  /** Changes on their way to the program. */
  #patching: Promise<unknown> = Promise.resolve();
  /** What they change: news of the program that do not know it yet must not take it back. */
  #changing: Partial<Preferences> = {};
  /** Of the parts that hello tells too. */
  readonly #news = new News<Told>();

  phase = $state<Phase>('connecting');
  version = $state('');
  host = $state<'desktop' | 'browser'>('browser');
  hotkeys = $state.raw<HotkeyStates>(allHotkeys(() => 'unsupported'));
  server = $state.raw<ServerStatus>({ state: 'off' });
  preferences = $state.raw<Preferences>(defaultPreferences);
  profiles = $state.raw<readonly ProfileView[]>([]);
  /** A long text that waits for a yes or a no. */
  longText = $state.raw<LongTextAsked | null>(null);
  desk = $state.raw<Desk>({ current: null, queue: [] });
  /** What is narrated is to go on by itself, as the last hello told. */
  resume = false;
  /** Things to tell that belong to no control, oldest first. */
  notices = $state.raw<readonly AppError[]>([]);

  constructor(bridge: Bridge, connection?: Connection) {
    this.bridge = bridge;
    this.#connection = connection;
  }

  /**
   * Resolves once the program has told who speaks, and knows what was chosen since: before that, nothing may be
   * asked to be spoken. Two calls that follow each other may arrive in either order.
   */
  get ready(): Promise<unknown> {
    return this.#ready.promise.then(() => this.#patching);
  }

  /** The Dify profile that speaks; null: this computer's voice. */
  get profile(): ProfileView | null {
    return this.profiles.find((profile) => profile.id === this.preferences.activeProfile) ?? null;
  }

  /** Follows the program; `greeted` is called after each hello, so also after a lost connection. */
  start(greeted: () => void): () => void {
    const { bridge } = this;
    const stops = [
      bridge.on('desk', (desk) => this.#take({ desk })),
      bridge.on('narration', (narration) => this.#keepNarration(narration)),
      bridge.on('preferences', (known) => this.#take({ preferences: { ...known, ...this.#changing } })),
      bridge.on('profiles', (profiles) => this.#take({ profiles })),
      bridge.on('hotkeys', (hotkeys) => this.#take({ hotkeys })),
      bridge.on('server', (server) => this.#take({ server })),
      bridge.on('longText', (longText) => this.#take({ longText })),
      bridge.on('notice', (notice) => this.tell(notice)),
    ];
    void this.#hello(greeted);
    // A try that fails does not say why; the answer to a hello does.
    const unwatch = this.#connection?.watch((up) => {
      if (!up && this.phase === 'ready') this.phase = 'lost';
      if (up || this.phase !== 'refused') void this.#hello(greeted);
    });
    if (unwatch) stops.push(unwatch);
    return () => stops.forEach((stop) => stop());
  }

  #take(news: Partial<Pick<Session, Told>>): void {
    for (const part of Object.keys(news) as Told[]) this.#news.tell(part);
    Object.assign(this, news);
  }

  async #hello(greeted: () => void): Promise<void> {
    const isNewest = this.#news.asked();
    const mine = ++this.#hellos;
    const told = new ToldNarrations();
    this.#told = told;
    const answer = await this.bridge.hello({});
    if (!answer.ok) {
      if (answer.error.code === 'session_refused') this.phase = 'refused';
      else if (answer.error.code !== 'connection_lost' || !this.#connection) this.tell(answer.error);
      return;
    }
    // One that was asked later has told already.
    if (mine < this.#answered) return;
    this.#answered = mine;
    const { version, host, notices, resume, ...parts } = answer.value;
    Object.assign(this, { version, host, notices, resume, phase: 'ready' });
    if (isNewest('desk')) this.desk = told.update(parts.desk);
    if (isNewest('preferences')) this.preferences = { ...parts.preferences, ...this.#changing };
    if (isNewest('profiles')) this.profiles = parts.profiles;
    if (isNewest('hotkeys')) this.hotkeys = parts.hotkeys;
    if (isNewest('server')) this.server = parts.server;
    if (isNewest('longText')) this.longText = parts.longText;
    this.#ready.resolve(undefined);
    greeted();
  }

  /** Changes preferences at once, here and in the program; what it refuses is told and taken back. */
  async patch(patch: Partial<Preferences>): Promise<void> {
    const mine = ++this.#patches;
    const before = this.preferences;
    this.preferences = { ...before, ...patch };
    this.#changing = { ...this.#changing, ...patch };
    // One after the other: a group is given whole, so one that overtook a later one would undo it.
    let isNewest = this.#news.asked();
    const asked = this.#patching.then(() => {
      isNewest = this.#news.asked();
      return this.bridge.updatePreferences(patch);
    });
    this.#patching = asked;
    const answer = await asked;
    if (!answer.ok) this.tell(answer.error);
    if (mine !== this.#patches) return;
    this.#changing = {};
    if (!answer.ok) this.preferences = before;
    // An event that came meanwhile may tell of a later change than the answer; this one's own comes too.
    else if (isNewest('preferences')) this.preferences = answer.value;
  }

  /** A profile as the program just answered it; the event that says the same may come later. */
  keepProfile(profile: ProfileView): void {
    const known = this.profiles.some((other) => other.id === profile.id);
    this.profiles = known
      ? this.profiles.map((other) => (other.id === profile.id ? profile : other))
      : [...this.profiles, profile];
  }

  dropProfile(id: string): void {
    this.profiles = this.profiles.filter((profile) => profile.id !== id);
  }

  /** A narration on the desk goes on, or fails, without the desk's order changing. */
  #keepNarration(narration: Narration): void {
    this.#told.tell(narration);
    // No news of the desk: which narrations are on it, only hello and its own event tell.
    this.desk = this.#told.update(this.desk);
  }

  tell(notice: AppError): void {
    const same = (other: AppError): boolean => JSON.stringify(other) === JSON.stringify(notice);
    if (!this.notices.some(same)) this.notices = [...this.notices, notice];
  }

  dismiss(notice: AppError): void {
    this.notices = this.notices.filter((other) => other !== notice);
  }
}
