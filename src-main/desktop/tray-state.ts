import { errorRow } from '../../src-preload/contract/errors.ts';
import type { Desk } from '../../src-preload/contract/narration.ts';
import type { PlayerReport } from '../../src-preload/contract/player.ts';

/**
 * What the icon tells. `attention`: somebody has to do something before it goes on; `away`: its server is waited for,
 * and it goes on by itself.
 */
export type TrayMood = 'idle' | 'making' | 'speaking' | 'paused' | 'attention' | 'away';

/** One of several to choose from. */
export interface TrayChoice<T> {
  readonly value: T;
  readonly label: string;
  readonly chosen: boolean;
}

/** What icon and menu show. */
export interface TrayState {
  readonly mood: TrayMood;
  /** The clipboard is being watched. */
  readonly watching: boolean;
  /** Something plays, is made, or waits. */
  readonly busy: boolean;
  /** There is something to pause, or to go on with. */
  readonly player: 'playing' | 'paused' | 'silent';
  /** Profiles by their ids; null: this computer. */
  readonly speakers: readonly TrayChoice<string | null>[];
  /** Of the speaker: favourites, those that have spoken and the chosen one; null: the app's own. */
  readonly voices: readonly TrayChoice<string | null>[];
  readonly speeds: readonly TrayChoice<number>[];
  /** Kept narrations by their ids, the last used first. */
  readonly recent: readonly { readonly id: string; readonly title: string }[];
  /** The narration that “save last” saves. */
  readonly last: string | null;
}

export const emptyTrayState: TrayState = {
  ...{ mood: 'idle', watching: false, busy: false, player: 'silent' },
  ...{ speakers: [], voices: [], speeds: [], recent: [], last: null },
};

/** What plays, from what is on the desk and what the player last told about it. */
export function playState(
  desk: Desk,
  report: PlayerReport | null,
): Pick<TrayState, 'mood' | 'busy' | 'player'> {
  const { current, queue } = desk;
  const state = report && report.narrationId === current?.id ? report.state : undefined;
  const sounding = state === 'playing' || state === 'waiting';
  const player = sounding ? 'playing' : state === 'paused' ? 'paused' : 'silent';
  const making = current?.state === 'making' || current?.state === 'waiting';
  const away = current?.held !== undefined && errorRow(current.held.code).hold === 'server';
  const needy = state === 'failed' || current?.state === 'failed' || current?.held !== undefined;
  const mood = needy
    ? away
      ? 'away'
      : 'attention'
    : state === 'playing'
      ? 'speaking'
      : state === 'paused'
        ? 'paused'
        : making || state === 'waiting'
          ? 'making'
          : 'idle';
  return { mood, player, busy: making || player !== 'silent' || queue.length > 0 };
}
