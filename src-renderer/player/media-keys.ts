import type { PlayerState } from './player-view.svelte.ts';

/** What the system shows of a narration. */
export interface Shown {
  readonly title: string;
  /** Who speaks. */
  readonly speaker: string;
  readonly voice: string | null;
  readonly chapter: string | null;
  readonly state: PlayerState;
  /** Seconds at speed 1. */
  readonly position: number;
  readonly duration: number;
  readonly speed: number;
}

/** What the keys of a keyboard, a headset or the system's own player do. */
export interface MediaActions {
  readonly play: () => void;
  readonly pause: () => void;
  readonly stop: () => void;
  /** By chapters where the text has some, else by sentences. */
  readonly skip: (by: -1 | 1) => void;
  /** Seconds on, or back. */
  readonly by: (seconds: number) => void;
  readonly seek: (seconds: number) => void;
}

type System = Pick<MediaSession, 'metadata' | 'playbackState' | 'setPositionState' | 'setActionHandler'>;

/** What a key for a short way back or on moves by, where the system names no number. Seconds. */
const STEP = 10;

/** Answers to the system's media keys. Returns the way to stop. */
export function answerMediaKeys(system: System, actions: MediaActions): () => void {
  const handlers: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> = {
    play: actions.play,
    pause: actions.pause,
    stop: actions.stop,
    previoustrack: () => actions.skip(-1),
    nexttrack: () => actions.skip(1),
    seekbackward: ({ seekOffset }) => actions.by(-(seekOffset ?? STEP)),
    seekforward: ({ seekOffset }) => actions.by(seekOffset ?? STEP),
    seekto: ({ seekTime }) => seekTime !== undefined && actions.seek(seekTime),
  };
  const names = Object.keys(handlers) as MediaSessionAction[];
  for (const name of names) system.setActionHandler(name, handlers[name] ?? null);
  return () => {
    for (const name of names) system.setActionHandler(name, null);
  };
}

/** The state that the system is told. */
export function playbackState(state: PlayerState): MediaSessionPlaybackState {
  if (state === 'playing' || state === 'waiting') return 'playing';
  return state === 'idle' ? 'none' : 'paused';
}

/** Title, speaker and voice as the system's player shows them; of a text with chapters, the chapter comes first. */
export function mediaInit({ title, speaker, voice, chapter }: Shown): MediaMetadataInit {
  return {
    title: chapter ?? title,
    artist: voice ? `${speaker} · ${voice}` : speaker,
    album: chapter === null ? '' : title,
  };
}

/** A position that the system takes: it throws at one behind the end, and at a length that is not a number. */
export function positionState({ position, duration, speed }: Shown): MediaPositionState {
  const length = Number.isFinite(duration) ? Math.max(0, duration) : 0;
  return { duration: length, position: Math.min(length, Math.max(0, position)), playbackRate: speed };
}

/** Tells the system what plays; null: nothing does. */
export function tellMediaSession(system: System, shown: Shown | null): void {
  const init = shown && mediaInit(shown);
  const { metadata } = system;
  const known =
    metadata?.title === init?.title && metadata?.artist === init?.artist && metadata?.album === init?.album;
  if (!known) system.metadata = init && new MediaMetadata(init);
  system.playbackState = playbackState(shown?.state ?? 'idle');
  if (shown && shown.state !== 'idle') system.setPositionState(positionState(shown));
  else system.setPositionState();
}
