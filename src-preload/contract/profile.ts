import { z } from 'zod';
import { idSchema } from './ids.ts';
import { voiceIdSchema } from './voice.ts';

/** Profiles that are kept. */
export const MAX_PROFILES = 100;
/** Characters of a file of profiles. */
export const MAX_PROFILES_FILE = 1_000_000;

/** Seconds. A connection that is not made, an answer that does not begin, a body that stops to flow. */
export const timeoutsSchema = z.object({
  connect: z.number().min(0.1).max(120),
  firstByte: z.number().min(0.1).max(600),
  stall: z.number().min(0.1).max(300),
});
export type Timeouts = z.infer<typeof timeoutsSchema>;

/** Dify Cloud's edge gives up at 60 to 100 s; a provider may need most of it for a long piece. */
export const defaultTimeouts: Timeouts = { connect: 10, firstByte: 100, stall: 30 };

export const profileSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(80),
  /** API base, such as https://dify.example.com/v1; no trailing slash. */
  url: z.string().min(1).max(2000),
  /** Sent as `user` with each request; a stable one is made where none is given. */
  user: z.string().min(1).max(200),
  /** Null: the field is left out and the app's own default speaks. */
  voice: voiceIdSchema.nullable(),
  /** The user's consent to send the key over plain http to a machine other than this one. */
  allowPlainHttp: z.boolean(),
  timeouts: timeoutsSchema,
});
export type Profile = z.infer<typeof profileSchema>;

/**
 * Where a key is, as found: never the key itself. `unreadable`: it is kept, but was not given out when it was needed.
 */
const keyStatusSchema = z.enum([
  'keyring',
  'obfuscated',
  'file',
  'environment',
  'memory',
  'unreadable',
  'none',
]);
export type KeyStatus = z.infer<typeof keyStatusSchema>;

export const profileViewSchema = profileSchema.extend({ key: keyStatusSchema });
export type ProfileView = z.infer<typeof profileViewSchema>;

/** What a person fills in. `key` only travels towards the main process. */
export const profileDraftSchema = z.object({
  id: idSchema.optional(),
  name: z.string().trim().min(1).max(80),
  url: z.string().trim().min(1).max(2000),
  user: z.string().trim().max(200).optional(),
  voice: voiceIdSchema.nullable().optional(),
  allowPlainHttp: z.boolean().optional(),
  timeouts: timeoutsSchema.optional(),
  key: z.string().trim().max(500).optional(),
});
export type ProfileDraft = z.infer<typeof profileDraftSchema>;

/** What "Test connection" found. */
export const profileReportSchema = z.object({
  /** The base that answered; differs from what was typed when `/v1` was missing. */
  url: z.string(),
  urlCorrected: z.boolean(),
  serverVersion: z.string().nullable(),
  appName: z.string().nullable(),
  appMode: z.string().nullable(),
  speech: z.enum(['on', 'off', 'unknown']),
  defaultVoice: z.string().nullable(),
  language: z.string().nullable(),
});
export type ProfileReport = z.infer<typeof profileReportSchema>;
