import type { Bridge } from '../../src-preload/bridge.ts';
import type { ResponseOf } from '../../src-preload/contract/api.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import { MAX_RULES_FILE } from '../../src-preload/contract/settings.ts';

/** A file as a person gives it. */
type Given = Pick<File, 'size' | 'text'>;
type Exported = Exclude<ResponseOf<'exportRules'>, { to: 'cancelled' }>;

/** Carrying rules out to a file and in from one; what came of the last of them. */
export class RuleCarry {
  readonly #bridge: Bridge;
  readonly #fetchFile: (url: string, name: string) => void;

  busy = $state<'importing' | 'exporting' | null>(null);
  error = $state.raw<AppError | null>(null);
  imported = $state.raw<ResponseOf<'importRules'> | null>(null);
  exported = $state.raw<Exported | null>(null);

  /** `fetchFile` has the browser download a file under a name. */
  constructor(bridge: Bridge, fetchFile: (url: string, name: string) => void) {
    this.#bridge = bridge;
    this.#fetchFile = fetchFile;
  }

  async export(replace = false): Promise<void> {
    if (!this.#begin('exporting')) return;
    const answer = await this.#bridge.exportRules({ replace });
    this.busy = null;
    if (!answer.ok) this.error = answer.error;
    else if (answer.value.to !== 'cancelled') {
      this.exported = answer.value;
      if (answer.value.to === 'download') this.#fetchFile(answer.value.url, answer.value.name);
    }
  }

  async import(file: Given): Promise<void> {
    if (!this.#begin('importing')) return;
    const json = await read(file);
    if (json === null) this.error = { code: 'rules_unreadable' };
    else {
      const answer = await this.#bridge.importRules({ json });
      if (answer.ok) this.imported = answer.value;
      else this.error = answer.error;
    }
    this.busy = null;
  }

  #begin(what: 'importing' | 'exporting'): boolean {
    if (this.busy) return false;
    this.busy = what;
    this.error = null;
    this.imported = null;
    this.exported = null;
    return true;
  }
}

/** Null for a file that is too large, or that the browser cannot read any more. */
async function read(file: Given): Promise<string | null> {
  if (file.size > 3 * MAX_RULES_FILE) return null;
  try {
    const text = await file.text();
    return text.length > MAX_RULES_FILE ? null : text;
  } catch {
    return null;
  }
}
