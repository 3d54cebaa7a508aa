import { z } from 'zod';
import { idSchema, MAX_PROFILES, profileSchema, saveFormatSchema, voiceIdSchema } from './model.ts';

export const SETTINGS_VERSION = 2;

/** Every preference that can be changed from the window or the terminal. */
export const preferencesSchema = z.object({
  /** The profile that speaks; null: the voice on this computer. */
  activeProfile: idSchema.nullable(),
  onDevice: z.object({
    voice: voiceIdSchema,
    /** 1 is the engine's usual 175 words a minute. */
    rate: z.number().min(0.5).max(2.5),
    /** 0 low to 1 high. */
    pitch: z.number().min(0).max(1),
  }),
  playback: z.object({
    speed: z.number().min(0.5).max(3),
    volume: z.number().min(0).max(1),
  }),
  /** What a new narration does when one is playing. */
  whenBusy: z.enum(['interrupt', 'queue']),
  /** Silence between pieces, seconds. */
  pauses: z.object({
    clause: z.number().min(0).max(5),
    sentence: z.number().min(0).max(5),
    paragraph: z.number().min(0).max(5),
  }),
  /** Longer texts are asked about first, characters. */
  askAbove: z.number().int().min(100).max(10_000_000),
  /** Electron accelerator. */
  hotkey: z.string().min(1).max(60),
  saveFormat: saveFormatSchema,
  /** The speech server of this computer, which other programs may use. */
  server: z.object({
    enabled: z.boolean(),
    port: z.number().int().min(1024).max(65_535),
    /** Requests it answers at a time; more are sent away. */
    atOnce: z.number().int().min(1).max(16),
  }),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const defaultPreferences: Preferences = {
  activeProfile: null,
  onDevice: { voice: 'en-us', rate: 1, pitch: 0.5 },
  playback: { speed: 1, volume: 1 },
  whenBusy: 'interrupt',
  pauses: { clause: 0.12, sentence: 0.3, paragraph: 0.7 },
  askAbove: 20_000,
  hotkey: 'CommandOrControl+Alt+S',
  saveFormat: 'mp3',
  server: { enabled: false, port: 8377, atOnce: 2 },
};

/** A change to some preferences; a nested group is given whole. */
export const preferencesPatchSchema = preferencesSchema.partial();

/** The settings file. A change of its shape is a new version with a step in `settings/migrate`. */
export const settingsSchema = z.object({
  version: z.literal(SETTINGS_VERSION),
  preferences: preferencesSchema,
  profiles: z.array(profileSchema).max(MAX_PROFILES),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings = (): Settings => ({
  version: SETTINGS_VERSION,
  preferences: structuredClone(defaultPreferences),
  profiles: [],
});
