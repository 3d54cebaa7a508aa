import type { ParsedRequestOf, ResponseOf } from '../../src-preload/contract/api.ts';
import { audioPath } from '../../src-preload/contract/narration.ts';
import { Fault } from '../fault.ts';
import { readTape } from '../narration/tape.ts';
import type { AppContext } from './context.ts';
import { type PreviewFile, PreviewFiles } from './preview-files.ts';
import { devicePreview, difyPreview, previewId, type PreviewPlan } from './preview-plan.ts';

/** Begins the id of a preview on the audio road, where narrations have theirs. */
const ROAD = 'preview-';

/** Short phrases by which voices are heard before they are chosen: each made once and kept. */
export class Previews {
  readonly #context: AppContext;
  readonly #files: PreviewFiles;
  readonly #making = new Map<string, Promise<PreviewFile>>();
  readonly #closing = new AbortController();

  constructor(context: AppContext) {
    this.#context = context;
    this.#files = new PreviewFiles(context.ports.folders.data, context.ports.log);
  }

  static owns(narrationId: string): boolean {
    return narrationId.startsWith(ROAD);
  }

  /** Rejects with the Fault of the profile, the server or the voice that stands in the way. */
  async hear(request: ParsedRequestOf<'previewVoice'>): Promise<ResponseOf<'previewVoice'>> {
    const { profileId, voice } = request;
    if (profileId === null) {
      const plan = await devicePreview(this.#context, request);
      await this.#sound(plan, plan.voice, false);
      return { path: pathOf(plan), replaced: false };
    }
    const plan = await difyPreview(this.#context, profileId, request);
    plan.source.recovery?.release();
    const doubted = (await this.#context.memory.of(profileId)).replaced.includes(voice ?? '');
    const plain = plan.comparable ? this.#sound(plan, null, false).catch(() => null) : null;
    // The server may have come to know a voice that it did not.
    const [made, byDefault] = await Promise.all([this.#sound(plan, voice, doubted), plain]);
    if (voice === null) return { path: pathOf(plan), replaced: false };
    let replaced = doubted && voice !== plan.appVoice;
    // What could not be compared stays as it was known.
    if (byDefault) replaced = await this.#files.same(made, byDefault);
    if (replaced !== doubted) await this.#mark(profileId, voice, replaced);
    return { path: pathOf(plan), replaced };
  }

  /** The kept sound, for the player. Rejects with a Fault `narration_gone`. */
  async audio(
    narrationId: string,
    signal: AbortSignal,
  ): Promise<{ mime: string; bytes: AsyncIterable<Uint8Array> }> {
    const file = await this.#files.find(narrationId.slice(ROAD.length));
    if (!file) throw new Fault('narration_gone');
    const { rewrapForPlayer } = await import('../speech/rewrap.ts');
    return rewrapForPlayer(file.container, readTape(file.path, 0, signal));
  }

  close(): void {
    this.#closing.abort();
  }

  /** Kept, being made for somebody else, or made now. */
  async #sound(plan: PreviewPlan, voice: string | null, anew: boolean): Promise<PreviewFile> {
    const id = previewId(plan, voice);
    const kept = anew ? null : await this.#files.find(id);
    if (kept) return kept;
    const making =
      this.#making.get(id) ??
      this.#files
        .make(
          id,
          plan.source,
          { text: plan.phrase, voice, ...(plan.language !== undefined && { language: plan.language }) },
          this.#closing.signal,
        )
        .finally(() => this.#making.delete(id));
    this.#making.set(id, making);
    return making;
  }

  async #mark(profileId: string, voice: string, replaced: boolean): Promise<void> {
    const { memory, emit } = this.#context;
    if (replaced) await memory.add(profileId, 'replaced', voice);
    else await memory.drop(profileId, 'replaced', voice);
    emit({ name: 'voices', payload: { profileId } });
  }
}

const pathOf = (plan: PreviewPlan): string => audioPath(ROAD + previewId(plan, plan.voice), 0);
