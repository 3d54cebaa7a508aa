import type { Room } from './context.ts';
import { moveFor } from './move-keys.ts';
import { skipChapter } from './skip-chapter.ts';

type Parts = Omit<Room, 'openSettings'>;

/** What a person does in the window, by button or by key. What goes wrong is told where it belongs. */
export class Actions {
  readonly #room: Parts;

  constructor(room: Parts) {
    this.#room = room;
  }

  /** Speaks the text of the box. */
  async speak(): Promise<void> {
    const { session, saving, voices, draft, speaking } = this.#room;
    await session.ready;
    saving.clear();
    void voices.mend();
    const { text, markup, title } = draft;
    const called = title === '' ? {} : { title };
    await speaking.speak({ text, markup, ...called, profileId: session.profile?.id ?? null });
  }

  /** Sends the text of the box to the active profile's app, if there is one. */
  async ask(): Promise<void> {
    const { session, saving, draft, thread, speaking } = this.#room;
    await session.ready;
    const { profile } = session;
    if (!profile) return;
    saving.clear();
    const conversationId = thread.of(profile.id);
    const question = {
      profileId: profile.id,
      question: draft.text,
      ...(conversationId && { conversationId }),
    };
    await speaking.ask(question);
  }

  /** What went wrong last, once more. */
  async again(): Promise<void> {
    await (this.#room.speaking.asked ? this.ask() : this.speak());
  }

  async stop(): Promise<void> {
    const { session, listening } = this.#room;
    const error = await listening.stop();
    if (error) session.tell(error);
  }

  /** Pauses, or plays on. */
  async toggle(): Promise<void> {
    const { session, listening } = this.#room;
    const error = await listening.toggle();
    if (error) session.tell(error);
  }

  /** Goes where a key leads; false: it leads nowhere. */
  move(press: Parameters<typeof moveFor>[0]): boolean {
    const { listening, script } = this.#room;
    const command = moveFor(press);
    if (!command || !listening.narration || !listening.here) return false;
    const { moves } = listening.player;
    if (command === 'back') moves.back();
    else if (command === 'forward') moves.forward();
    else if (command === 'repeat') moves.repeat();
    else if ('seconds' in command) moves.by(command.seconds);
    else skipChapter(listening, script, command.chapter);
    return true;
  }
}
