import { createContext } from 'svelte';
import type { Saving } from '../saving/saving.svelte.ts';
import type { Draft } from '../compose/draft.svelte.ts';
import type { Speaking } from '../compose/speaking.svelte.ts';
import type { Thread } from '../compose/thread.svelte.ts';
import type { Voices } from '../compose/voices.svelte.ts';
import type { Remembered } from '../follow/remembered.svelte.ts';
import type { Script } from '../follow/script.svelte.ts';
import type { Outputs } from '../player/outputs.svelte.ts';
import type { Listening } from './listening.svelte.ts';
import type { Session } from './session.svelte.ts';

/** The state classes of a window, one a concern. */
export interface Room {
  readonly session: Session;
  readonly listening: Listening;
  readonly speaking: Speaking;
  readonly saving: Saving;
  readonly voices: Voices;
  readonly draft: Draft;
  readonly thread: Thread;
  readonly script: Script;
  /** The text that is narrated is shown. */
  readonly following: Remembered;
  readonly outputs: Outputs;
  /** Opens the settings, at a profile or at a new one when asked. */
  readonly openSettings: (at?: { profile: string | null }) => void;
}

/** Given once by the window's root, used by its components. */
export const [useRoom, setRoom] = createContext<Room>();
