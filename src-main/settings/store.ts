import { writeFile } from 'atomically';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AppError } from '../../src-preload/contract/errors.ts';
import {
  defaultSettings,
  type Settings,
  SETTINGS_VERSION,
  settingsSchema,
} from '../../src-preload/contract/settings.ts';
import { Fault } from '../fault.ts';
import { migrate } from './migrate.ts';
import { isMissing, setAside } from './set-aside.ts';
import { steps } from './steps.ts';

/** What reading the file gave: settings, or nothing where there is no file, or it was set aside. */
interface Loaded {
  readonly settings: Settings | null;
  readonly migrated: boolean;
  /** What a person should know. */
  readonly notice: AppError | null;
}

/**
 * The settings file: validated, migrated upward; read again before each change, and written whole and atomically
 * after it. A file that cannot be read is set aside under a name that a notice tells, never wiped.
 */
export class SettingsStore {
  readonly #file: string;
  readonly #notices: AppError[] = [];
  #settings: Settings = defaultSettings();
  #last: Promise<unknown> = Promise.resolve();
  #tell: (notice: AppError) => void = () => undefined;

  private constructor(file: string) {
    this.#file = file;
  }

  /** Rejects with a Fault `storage_failed` when there is a file that cannot be opened or set aside. */
  static async open(file: string): Promise<SettingsStore> {
    const store = new SettingsStore(file);
    if (await store.#load()) await store.#write(store.#settings);
    return store;
  }

  /** What was told since the start. */
  get notices(): readonly AppError[] {
    return this.#notices;
  }

  /** Calls back for every notice to come. */
  onNotice(tell: (notice: AppError) => void): void {
    this.#tell = tell;
  }

  get current(): Settings {
    return this.#settings;
  }

  /**
   * Takes in what another process (the terminal, say) has written since. Between two changes, never during one: what it
   * read before the file was replaced would take the change back.
   */
  reload(): Promise<Settings> {
    return this.#afterOthers(async () => {
      await this.#load();
      return this.#settings;
    });
  }

  /**
   * Changes the settings as they are on disk now and resolves when they are written, one change after the
   * other. Rejects with a Fault `storage_failed`, or with what `change` throws; then nothing has changed.
   */
  update(change: (settings: Settings) => Settings): Promise<Settings> {
    return this.#afterOthers(async () => {
      await this.#load();
      const next = settingsSchema.parse(change(structuredClone(this.#settings)));
      await this.#write(next);
      return next;
    });
  }

  #afterOthers<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** True: the file was of an older version, and is to be written anew. */
  async #load(): Promise<boolean> {
    const { settings, migrated, notice } = await read(this.#file);
    if (settings) this.#settings = settings;
    if (notice) {
      this.#notices.push(notice);
      this.#tell(notice);
    }
    return migrated;
  }

  async #write(next: Settings): Promise<void> {
    try {
      await mkdir(dirname(this.#file), { recursive: true });
      await writeFile(this.#file, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 });
    } catch (thrown) {
      throw new Fault('storage_failed', { folder: dirname(this.#file) }, String(thrown));
    }
    this.#settings = next;
  }
}

async function read(file: string): Promise<Loaded> {
  const nothing: Loaded = { settings: null, migrated: false, notice: null };
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (thrown) {
    if (isMissing(thrown)) return nothing;
    throw new Fault('storage_failed', { folder: dirname(file) }, String(thrown));
  }
  const found = migrate(parseJson(text), SETTINGS_VERSION, steps, settingsSchema);
  switch (found.outcome) {
    case 'current':
    case 'migrated':
      return { settings: found.value, migrated: found.outcome === 'migrated', notice: null };
    case 'newer':
      return { ...nothing, notice: await tellAside(file, 'settings_newer') };
    case 'broken':
      return { ...nothing, notice: await tellAside(file, 'settings_broken', found.detail) };
  }
}

/** The notice; null when another process was faster, and tells it. */
async function tellAside(
  file: string,
  code: 'settings_broken' | 'settings_newer',
  detail?: string,
): Promise<AppError | null> {
  const name = await setAside(file, code === 'settings_newer' ? 'newer' : 'broken');
  return name === null ? null : new Fault(code, { name }, detail).error;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
