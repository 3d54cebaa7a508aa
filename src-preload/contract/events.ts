import { z } from 'zod';
import { playerCommandSchema, playerReportSchema } from './player.ts';
import { batchSchema } from './batch.ts';
import { appErrorSchema } from './errors.ts';
import { hotkeyStatesSchema } from './hotkeys.ts';
import { longTextSchema } from './long-text.ts';
import { difyIdSchema } from './answers.ts';
import { idSchema, profileRefSchema } from './ids.ts';
import { deskSchema, narrationSchema, pieceSchema, placeSchema } from './narration.ts';
import { profileViewSchema } from './profile.ts';
import { serverStatusSchema } from './speech-server.ts';
import { preferencesSchema } from './settings.ts';
import { updateSchema } from './system.ts';

/** Everything the program tells its windows by itself: event name to payload. */
export const events = {
  /** What plays and what waits has changed. */
  desk: deskSchema,
  /** A narration became current: its plan, and where it was left if it was heard before. */
  opened: z.object({
    narration: narrationSchema,
    pieces: z.array(pieceSchema),
    at: placeSchema.nullable().optional(),
  }),
  narration: narrationSchema,
  /** A growing narration has more pieces: all that were added since `opened` or the last `extended`. */
  extended: z.object({ narration: narrationSchema, pieces: z.array(pieceSchema) }),
  /** What an app has answered so far, whole. */
  answered: z.object({ narrationId: idSchema, text: z.string() }),
  /** The conversation that a question belongs to, as soon as the app names it: the next one may go on in it. */
  conversation: z.object({ narrationId: idSchema, profileId: idSchema, conversationId: difyIdSchema }),
  piece: z.object({ narrationId: idSchema, piece: pieceSchema }),
  preferences: preferencesSchema,
  profiles: z.array(profileViewSchema),
  hotkeys: hotkeyStatesSchema,
  server: serverStatusSchema,
  /** A long text is to be asked about, or no more. */
  longText: longTextSchema.nullable(),
  update: updateSchema,
  /** The voices of this profile are others now: one was spoken with, or marked. */
  voices: z.object({ profileId: profileRefSchema }),
  /** The tray asks for a part of the window. */
  show: z.object({ room: z.enum(['settings']) }),
  /** Files wait for `takeFiles`. */
  handed: z.object({}),
  /** The tray, a key or the system asks the player for something. */
  command: z.object({ command: playerCommandSchema }),
  /** What the player does: at each turn, and now and then while it plays. */
  player: playerReportSchema,
  saving: z.object({
    narrationId: idSchema,
    fraction: z.number().min(0).max(1),
    /** Estimated; null while it cannot be told. */
    secondsLeft: z.number().nonnegative().nullable(),
  }),
  /** Many documents that become files: what has changed, at most some times a second. */
  batch: batchSchema,
  /** What the library keeps has changed. */
  library: z.object({}),
  notice: appErrorSchema,
} as const satisfies Record<string, z.ZodType>;

type Events = typeof events;
export type EventName = keyof Events;
export type EventOf<E extends EventName> = z.output<Events[E]>;
/** An event with its name, as it travels. */
export type AnyEvent = { [E in EventName]: { name: E; payload: EventOf<E> } }[EventName];
