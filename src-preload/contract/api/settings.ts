import { z } from 'zod';
import { appErrorSchema } from '../errors.ts';
import { hotkeyActionSchema, hotkeySchema, hotkeyStatesSchema } from '../hotkeys.ts';
import { longTextSchema } from '../long-text.ts';
import { deskSchema } from '../narration.ts';
import { profileViewSchema } from '../profile.ts';
import { serverStatusSchema } from '../speech-server.ts';
import { preferencesPatchSchema, preferencesSchema } from '../settings.ts';
import { method, nothing } from './method.ts';

/** What a window starts from, the preferences, and the keys for every program. */
export const settingsApi = {
  /** First call of a window: all it needs to show itself. */
  hello: method(
    nothing,
    z.object({
      version: z.string(),
      host: z.enum(['desktop', 'browser']),
      preferences: preferencesSchema,
      profiles: z.array(profileViewSchema),
      desk: deskSchema,
      /** The current narration is to be heard, and no player has it: the window that plays goes on at once. */
      resume: z.boolean(),
      hotkeys: hotkeyStatesSchema,
      server: serverStatusSchema,
      longText: longTextSchema.nullable(),
      /** Things to tell at the start, such as a settings file that was set aside. */
      notices: z.array(appErrorSchema),
    }),
  ),
  updatePreferences: method(preferencesPatchSchema, preferencesSchema),
  /** While keys are being chosen, those that are set stay silent; for a minute at the most. */
  suspendHotkeys: method(z.object({ on: z.boolean() }), nothing),
  /** Gives an action other keys, or none. What cannot be had changes nothing. */
  chooseHotkey: method(
    z.object({ action: hotkeyActionSchema, keys: hotkeySchema.nullable() }),
    z.object({
      refused: z
        .object({
          /** The action here that has these keys; null: another program has them. */
          by: hotkeyActionSchema.nullable(),
          /** Keys that are free. */
          offer: hotkeySchema.nullable(),
        })
        .nullable(),
    }),
  ),
  /** How a shell starts this program, for keys that the desktop itself sets; null where it is not known. */
  getCommand: method(nothing, z.object({ command: z.string().nullable() })),
} as const;
