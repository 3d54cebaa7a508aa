import type { Narration, Piece } from '../../src-preload/contract/narration.ts';
import { errorWords } from '../../src-preload/contract/errors.ts';
import { t } from '../i18n/t.ts';

import type { Phase } from './session.svelte.ts';

/** All that the status sentence depends on. */
export interface Scene {
  phase: Phase;
  /** A request to speak is on its way. */
  starting: boolean;
  /** This window is the one that plays. */
  here: boolean;
  /** The program narrates something at the moment. */
  busy: boolean;
  narration: Narration | null;
  player: 'idle' | 'waiting' | 'playing' | 'paused' | 'ended' | 'failed';
  /** The piece the player is at, or that failed; from 0. */
  piece: number;
  pieceState: Piece['state'] | undefined;
  /** All there is so far of a text that is being written was heard. */
  caughtUp: boolean;
  /** The narration waits for its server to come back. */
  held: boolean;
  /** The browser wants a press on Play first. */
  blocked: boolean;
}

export interface Status {
  tone: 'calm' | 'busy' | 'held' | 'live' | 'bad';
  words: string;
}

type Staged = 'making' | 'loading' | 'playing' | 'paused' | 'failed';

/** What is happening, in one short sentence: true at every moment. */
export function statusOf(scene: Scene): Status {
  const { narration } = scene;
  const staged = (stage: Staged): string => {
    const { pieces: parts, growing } = narration ?? { pieces: 0, growing: false };
    const part = scene.piece + 1;
    // How many there will be is not known yet.
    if (growing && parts > 0) return t(`status.${stage}.growing`, { part });
    return parts > 1 ? t(`status.${stage}`, { part, parts }) : t(`status.${stage}.single`);
  };
  if (scene.phase === 'connecting') return { tone: 'busy', words: t('app.connecting') };
  if (scene.phase === 'lost') return { tone: 'bad', words: t('app.lost') };
  if (scene.phase === 'refused') return { tone: 'bad', words: errorWords({ code: 'session_refused' }) };
  if (scene.starting) return { tone: 'busy', words: t('status.starting') };
  if (!scene.here)
    return { tone: 'calm', words: t(scene.busy ? 'status.elsewhere' : 'status.open.elsewhere') };
  if (!narration) return { tone: 'calm', words: t('status.ready') };
  if (scene.blocked) return { tone: 'calm', words: t('status.blocked') };
  switch (scene.player) {
    case 'waiting':
      if (narration.state === 'failed' && scene.pieceState === 'failed')
        return { tone: 'bad', words: staged('failed') };
      if (scene.held) return { tone: 'held', words: t('status.held') };
      if (scene.caughtUp) return { tone: 'busy', words: t('status.answer') };
      return { tone: 'busy', words: staged(scene.pieceState === 'made' ? 'loading' : 'making') };
    case 'playing':
      return { tone: 'live', words: staged('playing') };
    case 'paused':
      return { tone: 'calm', words: staged('paused') };
    case 'failed':
      return { tone: 'bad', words: staged('failed') };
    case 'ended':
      return { tone: 'calm', words: t('status.finished') };
    case 'idle':
      if (narration.state === 'failed') return { tone: 'bad', words: staged('failed') };
      return { tone: 'calm', words: t('status.stopped') };
  }
}
