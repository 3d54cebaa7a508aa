import { BatchRoom } from '../batch/batch-room.svelte.ts';
import type { GivenFile } from '../documents/given-file.ts';
import type { Opening } from '../documents/opening.svelte.ts';
import type { Room } from './context.ts';

type Parts = Pick<Room, 'session' | 'draft' | 'following'>;

/** What is open over the window, and what files that are given to it become. Loaded when they are first wanted. */
export class Panels {
  panel = $state<'library' | 'queue' | 'batch' | null>(null);
  /** Where the settings are open: at a profile's id, at a new one (null), or at the overview. */
  settings = $state.raw<{ readonly profile?: string | null } | null>(null);
  opening = $state.raw<Opening | null>(null);
  /** The list of many documents. */
  readonly many: BatchRoom;
  readonly #room: Parts;

  constructor(room: Parts) {
    this.#room = room;
    this.many = new BatchRoom(room.session.bridge);
  }

  readonly openSettings = (at: { profile?: string | null } = {}): void => {
    this.settings = at;
  };

  async openMini(): Promise<void> {
    const { openMini } = await import('../mini/open-mini.ts');
    await openMini(this.#room.session);
  }

  /** One goes into the text box; many become files. */
  async open(files: readonly GivenFile[]): Promise<void> {
    const [file, ...more] = files;
    if (!file) return;
    if (more.length > 0) return this.openMany(files);
    const { session, draft, following } = this.#room;
    if (!this.opening) {
      const [{ Opening }, { handOverTo }] = await Promise.all([
        import('../documents/opening.svelte.ts'),
        import('../documents/given-file.ts'),
      ]);
      this.opening ??= new Opening(session.bridge, draft, handOverTo(session.bridge));
    }
    following.on = false;
    await this.opening.open(file);
  }

  /** Files that this computer was asked to open with the program. */
  async openHanded(): Promise<void> {
    const answer = await this.#room.session.bridge.takeFiles({});
    if (!answer.ok || answer.value.files.length === 0) return;
    this.panel = null;
    await this.open(answer.value.files);
  }

  async openMany(files: readonly GivenFile[] = []): Promise<void> {
    const view = await this.many.open();
    this.panel = 'batch';
    await view.add(files);
  }
}
