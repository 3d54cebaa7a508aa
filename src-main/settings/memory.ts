import { writeFile } from 'atomically';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Answer, answerSchema } from '../../src-preload/contract/answers.ts';
import { voiceIdSchema } from '../../src-preload/contract/voice.ts';
import type { Log } from '../ports.ts';

/** An entry that is not right is left out, and costs no other. */
const listOf = <T>(entry: z.ZodType<T>) =>
  z
    .array(entry.nullable().catch(null))
    .transform((entries) => entries.filter((known) => known !== null))
    .catch([]);

/** What is remembered of one speaker; the newest comes first in each list. */
const notesSchema = z.object({
  favourites: listOf(voiceIdSchema),
  /** Voices that have spoken. */
  used: listOf(voiceIdSchema),
  /** Voices that the server was heard to replace by its default. */
  replaced: listOf(voiceIdSchema),
  /** Answers that were asked for here. */
  answers: listOf(answerSchema),
});
export type Notes = z.infer<typeof notesSchema>;

const fileSchema = z.object({ version: z.literal(1), speakers: z.record(z.string(), notesSchema) });
type Speakers = z.infer<typeof fileSchema>['speakers'];

/** Entries of each list. */
const MOST = 200;
/** The name of this computer's voice among the profiles' ids. */
const DEVICE = 'device';

/** Where it is, in the folder of the program's data. */
export const memoryFile = (dataFolder: string): string => join(dataFolder, 'memory.json');

const nothing = (): Notes => ({ favourites: [], used: [], replaced: [], answers: [] });

/**
 * What Voicetray has noticed and nobody typed: voices that spoke, favourites, answers asked for. Losing it costs
 * comfort and nothing else, so a file that cannot be read is set aside, and a failed write is only logged.
 */
export class Memory {
  readonly #file: string;
  readonly #log: Log;
  #speakers: Promise<Speakers> | null = null;
  #writing: Promise<unknown> = Promise.resolve();
  /** Changes under way. */
  readonly #changes = new Set<Promise<boolean>>();
  /** Profiles that were removed in this run: what is still said of them comes too late. */
  readonly #gone = new Set<string>();

  constructor(file: string, log: Log = () => undefined) {
    this.#file = file;
    this.#log = log;
  }

  /** Of a profile, or (null) of the voice on this computer. */
  async of(profileId: string | null): Promise<Notes> {
    return (await this.#load())[profileId ?? DEVICE] ?? nothing();
  }

  /** Puts an entry first in its list. True when that was news. */
  async add(
    profileId: string | null,
    list: 'favourites' | 'used' | 'replaced',
    voice: string,
  ): Promise<boolean> {
    return this.#change(profileId, (notes) => {
      if (notes[list][0] === voice) return false;
      const known = notes[list].includes(voice);
      notes[list] = [voice, ...notes[list].filter((other) => other !== voice)].slice(0, MOST);
      return !known || list === 'used';
    });
  }

  async drop(
    profileId: string | null,
    list: 'favourites' | 'used' | 'replaced',
    voice: string,
  ): Promise<boolean> {
    return this.#change(profileId, (notes) => {
      const before = notes[list].length;
      notes[list] = notes[list].filter((other) => other !== voice);
      return notes[list].length < before;
    });
  }

  /** Keeps an answer, or what is known of it by now, as the newest. */
  async addAnswer(profileId: string, answer: Answer): Promise<void> {
    await this.#change(profileId, (notes) => {
      const others = notes.answers.filter(({ messageId }) => messageId !== answer.messageId);
      notes.answers = [answer, ...others].slice(0, MOST);
      return true;
    });
  }

  /** Everything about a profile that is removed. */
  async forget(profileId: string): Promise<void> {
    this.#gone.add(profileId);
    const speakers = await this.#load();
    if (!(profileId in speakers)) return;
    const rest = Object.fromEntries(Object.entries(speakers).filter(([id]) => id !== profileId));
    this.#speakers = Promise.resolve(rest);
    await this.#write(rest);
  }

  /** Resolves when all that was noticed so far is in the file, or could not be brought there. */
  async settled(): Promise<void> {
    while (this.#changes.size > 0) await Promise.allSettled([...this.#changes]);
  }

  async #change(profileId: string | null, apply: (notes: Notes) => boolean): Promise<boolean> {
    const change = this.#apply(profileId, apply);
    this.#changes.add(change);
    return change.finally(() => this.#changes.delete(change));
  }

  async #apply(profileId: string | null, apply: (notes: Notes) => boolean): Promise<boolean> {
    const speakers = await this.#load();
    if (profileId !== null && this.#gone.has(profileId)) return false;
    const notes = speakers[profileId ?? DEVICE] ?? nothing();
    if (!apply(notes)) return false;
    speakers[profileId ?? DEVICE] = notes;
    await this.#write(speakers);
    return true;
  }

  #load(): Promise<Speakers> {
    this.#speakers ??= readFile(this.#file, 'utf8')
      .then((text) => fileSchema.parse(JSON.parse(text)).speakers)
      .catch(async (thrown: unknown) => {
        if (!isMissing(thrown)) await this.#setAside(thrown);
        return {};
      });
    return this.#speakers;
  }

  /** What cannot be read now may be worth reading later. */
  async #setAside(why: unknown): Promise<void> {
    this.#log(`memory: set aside, ${why instanceof Error ? why.name : 'unreadable'}`);
    await rename(this.#file, this.#file.replace(/\.json$/, '-broken.json')).catch(() => undefined);
  }

  #write(speakers: Speakers): Promise<void> {
    const text = JSON.stringify({ version: 1, speakers });
    const done = this.#writing.then(async () => {
      await mkdir(dirname(this.#file), { recursive: true });
      await writeFile(this.#file, text, { mode: 0o600 });
    });
    this.#writing = done.catch((thrown: unknown) => this.#log(`memory: ${String(thrown)}`));
    return this.#writing as Promise<void>;
  }
}

const isMissing = (thrown: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException).code ?? '');
