import type { Desk } from '../../src-preload/contract/model.ts';
import type { PlayerReport } from '../app/players.ts';
import type { TrayState } from './tray.ts';

/** The menu's state, from what is on the desk and what the player last told about it. */
export function trayState(desk: Desk, report: PlayerReport | null): TrayState {
  const { current, queue } = desk;
  const state = report && report.narrationId === current?.id ? report.state : undefined;
  const player =
    state === 'playing' || state === 'waiting' ? 'playing' : state === 'paused' ? 'paused' : 'silent';
  const making = current?.state === 'making' || current?.state === 'waiting';
  return { player, busy: making || player !== 'silent' || queue.length > 0 };
}
