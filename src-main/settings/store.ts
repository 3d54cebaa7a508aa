import { writeFile } from 'atomically';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AppError } from '../../src-preload/contract/errors.ts';
import {
  defaultSettings,
  type Settings,
  SETTINGS_VERSION,
  settingsSchema,
} from '../../src-preload/contract/settings.ts';
import { Fault } from '../fault.ts';
import { migrate, type Migration } from './migrate.ts';

/** The way up from each older version of the file. */
const steps: Readonly<Record<number, Migration>> = {};

/**
 * The settings file: read once, validated, migrated upward; written whole and atomically after each change.
 * A file that cannot be read is set aside under a name that `notice` tells, never wiped.
 */
export class SettingsStore {
  readonly notice: AppError | null;
  readonly #file: string;
  #settings: Settings;
  #changing: Promise<unknown> = Promise.resolve();

  private constructor(file: string, settings: Settings, notice: AppError | null) {
    this.#file = file;
    this.#settings = settings;
    this.notice = notice;
  }

  static async open(file: string): Promise<SettingsStore> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (thrown) {
      if (isMissing(thrown)) return new SettingsStore(file, defaultSettings(), null);
      throw new Fault('storage_failed', { folder: dirname(file) }, String(thrown));
    }
    const read = migrate(parseJson(text), SETTINGS_VERSION, steps, settingsSchema);
    switch (read.outcome) {
      case 'current':
        return new SettingsStore(file, read.value, null);
      case 'migrated': {
        const store = new SettingsStore(file, read.value, null);
        await store.#write(read.value);
        return store;
      }
      case 'newer':
        return new SettingsStore(file, defaultSettings(), await setAside(file, 'settings_newer'));
      case 'broken':
        return new SettingsStore(
          file,
          defaultSettings(),
          await setAside(file, 'settings_broken', read.detail),
        );
    }
  }

  get current(): Settings {
    return this.#settings;
  }

  /** Takes in what another process (the terminal, say) has written since. */
  async reload(): Promise<Settings> {
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    const read = migrate(parseJson(text), SETTINGS_VERSION, steps, settingsSchema);
    if ('value' in read) this.#settings = read.value;
    return this.#settings;
  }

  /**
   * Changes the settings as they are on disk now and resolves when they are written, one change after the
   * other. Rejects with a Fault `storage_failed`, or with what `change` throws; then nothing has changed.
   */
  update(change: (settings: Settings) => Settings): Promise<Settings> {
    const apply = async (): Promise<Settings> => {
      const next = settingsSchema.parse(change(structuredClone(await this.reload())));
      await this.#write(next);
      return next;
    };
    const done = this.#changing.then(apply, apply);
    this.#changing = done.catch(() => undefined);
    return done;
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

async function setAside(
  file: string,
  code: 'settings_broken' | 'settings_newer',
  detail?: string,
): Promise<AppError> {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const aside = join(
    dirname(file),
    `settings-${code === 'settings_newer' ? 'newer' : 'broken'}-${stamp}.json`,
  );
  try {
    await rename(file, aside);
  } catch (thrown) {
    throw new Fault('storage_failed', { folder: dirname(file) }, String(thrown));
  }
  return new Fault(code, { name: basename(aside) }, detail).error;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isMissing = (thrown: unknown): boolean => (thrown as NodeJS.ErrnoException | null)?.code === 'ENOENT';
