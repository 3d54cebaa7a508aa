import { z } from 'zod';

const outputSchema = z.object({ id: z.string().min(1), name: z.string().min(1) });
/** A device that sound comes out of. */
export type Output = z.infer<typeof outputSchema>;

/** Who plays. */
interface Speaker {
  readonly state: string;
  setSink(id: string): Promise<void>;
  pause(): void;
}

type Devices = Pick<MediaDevices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>;

const NAME = 'voicetray.output';
/** What a browser calls the device that the system prefers. */
const SYSTEM = 'default';
/** Not every system tells when a device goes: while something plays, it is looked for so often. Milliseconds. */
const EVERY = 1000;

/** Where the sound goes. A device that goes away while it plays is told of, and nothing sounds elsewhere unasked. */
export class Outputs {
  readonly #devices: Devices | undefined;
  readonly #speaker: Speaker;
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  #onLost: (name: string) => void = () => undefined;
  /** The device that the system preferred when it was looked at last. */
  #system: Output | undefined;
  #sink = '';
  /** Those that can be chosen; none where the browser does not name them. */
  all = $state.raw<readonly Output[]>([]);
  /** Null: follow the system. */
  chosen = $state.raw<Output | null>(null);

  constructor(
    devices: Devices | undefined,
    speaker: Speaker,
    storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  ) {
    this.#devices = devices;
    this.#speaker = speaker;
    this.#storage = storage;
    this.chosen = read(storage.getItem(NAME));
  }

  /** Begins to watch; returns the way to stop. */
  start(onLost: (name: string) => void): () => void {
    const devices = this.#devices;
    if (!devices) return () => undefined;
    this.#onLost = onLost;
    const look = (): void => void this.look();
    const timer = setInterval(() => this.#sounding && this.all.length > 0 && look(), EVERY);
    devices.addEventListener('devicechange', look);
    look();
    return () => {
      clearInterval(timer);
      devices.removeEventListener('devicechange', look);
    };
  }

  /** Plays on this device from now on; null: on the one that the system prefers. */
  async choose(output: Output | null): Promise<void> {
    this.chosen = output;
    if (output) this.#storage.setItem(NAME, JSON.stringify(output));
    else this.#storage.removeItem(NAME);
    await this.look();
  }

  /** Looks which devices there are. */
  async look(): Promise<void> {
    const found = (await this.#devices?.enumerateDevices().catch(() => [])) ?? [];
    const named = found.filter(
      ({ kind, deviceId, label }) =>
        kind === 'audiooutput' && label && !/^(default|communications)?$/.test(deviceId),
    );
    const all = named.map(({ deviceId, label }) => ({ id: deviceId, name: label }));
    if (JSON.stringify(all) !== JSON.stringify(this.all)) this.all = all;
    const group = found.find(({ kind, deviceId }) => kind === 'audiooutput' && deviceId === SYSTEM)?.groupId;
    const system = named.find(({ groupId }) => groupId === group);
    const before = this.#system;
    this.#system = system && { id: system.deviceId, name: system.label };
    await (this.chosen ? this.#useChosen(this.chosen) : this.#followSystem(before));
  }

  get #sounding(): boolean {
    return this.#speaker.state === 'playing' || this.#speaker.state === 'waiting';
  }

  async #useChosen(chosen: Output): Promise<void> {
    const known = this.all.find(({ id }) => id === chosen.id);
    // A browser may give the same device another id on another day; but one that sounds is not replaced by its twin.
    const there =
      known ?? (this.#sink === '' ? this.all.find(({ name }) => name === chosen.name) : undefined);
    if (there) await this.#use(there.id);
    else if (this.#sink !== '') await this.#lose(chosen.name);
  }

  /** The system may prefer another one now; but one that is gone was perhaps a headset that was pulled out. */
  async #followSystem(before: Output | undefined): Promise<void> {
    await this.#use('');
    if (before && !this.all.some(({ id }) => id === before.id)) await this.#lose(before.name);
  }

  async #lose(name: string): Promise<void> {
    const told = this.#sounding;
    this.#speaker.pause();
    await this.#use('');
    if (told) this.#onLost(name);
  }

  async #use(id: string): Promise<void> {
    if (id === this.#sink) return;
    this.#sink = id;
    await this.#speaker.setSink(id).catch(() => undefined);
  }
}

function read(kept: string | null): Output | null {
  try {
    return outputSchema.parse(JSON.parse(kept ?? 'null'));
  } catch {
    return null;
  }
}
