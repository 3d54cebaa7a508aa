import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { Delivery } from '../../src-preload/contract/saving.ts';

/** A file as a person gives it. */
type Given = Pick<File, 'size' | 'text'>;
/** Where an export went. */
export type Exported = Exclude<Delivery, { to: 'cancelled' }>;

/** What is carried, and how the program is asked to. */
export interface CarryPort<Imported> {
  export(replace: boolean): Promise<Result<Delivery>>;
  import(json: string): Promise<Result<Imported>>;
  /** Characters of a file at the most. */
  readonly most: number;
  /** A file that is too large or cannot be read. */
  readonly unreadable: AppError['code'];
}

/** Carrying settings out to a file and in from one; what came of the last of them. */
export class Carry<Imported> {
  readonly #port: CarryPort<Imported>;
  readonly #fetchFile: (url: string, name: string) => void;

  busy = $state<'importing' | 'exporting' | null>(null);
  error = $state.raw<AppError | null>(null);
  imported = $state.raw<Imported | null>(null);
  exported = $state.raw<Exported | null>(null);

  /** `fetchFile` has the browser download a file under a name. */
  constructor(port: CarryPort<Imported>, fetchFile: (url: string, name: string) => void) {
    this.#port = port;
    this.#fetchFile = fetchFile;
  }

  async export(replace = false): Promise<void> {
    if (!this.#begin('exporting')) return;
    const answer = await this.#port.export(replace);
    this.busy = null;
    if (!answer.ok) this.error = answer.error;
    else if (answer.value.to !== 'cancelled') {
      this.exported = answer.value;
      if (answer.value.to === 'download') this.#fetchFile(answer.value.url, answer.value.name);
    }
  }

  async import(file: Given): Promise<void> {
    if (!this.#begin('importing')) return;
    const json = await readText(file, this.#port.most);
    if (json === null) this.error = { code: this.#port.unreadable };
    else {
      const answer = await this.#port.import(json);
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

/** Null for a file that has more than `most` characters, or that the browser cannot read any more. */
async function readText(file: Given, most: number): Promise<string | null> {
  // No character has fewer bytes than one, and none more than three.
  if (file.size > 3 * most) return null;
  try {
    const text = await file.text();
    return text.length > most ? null : text;
  } catch {
    return null;
  }
}
