import { z } from 'zod';
import { playerCommandSchema, playerReportSchema } from '../player.ts';
import { method, nothing } from './method.ts';

/** The player, which lives in one window, and those who follow it. */
export const playerApi = {
  /** The player tells what it does, so that the tray, the queue and the narrator can follow. */
  reportPlayer: method(playerReportSchema, nothing),
  /** What it told last; null: nothing yet. */
  getPlayer: method(nothing, z.object({ report: playerReportSchema.nullable() })),
  /** Asks the player for something, whichever window it is in; where the host can, one is brought. */
  commandPlayer: method(z.object({ command: playerCommandSchema }), nothing),
  /** Brings a window to the front; `unsupported_here` where pages open each other. */
  showWindow: method(z.object({ window: z.enum(['main', 'mini']) }), nothing),
} as const;
