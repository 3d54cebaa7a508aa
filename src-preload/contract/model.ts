import { z } from 'zod';
import { appErrorSchema } from './errors.ts';

/** Characters (UTF-16 code units) that one narration may have. */
export const MAX_TEXT = 10_000_000;
/** Profiles that are kept. */
export const MAX_PROFILES = 100;
/** Characters of a file of profiles. */
export const MAX_PROFILES_FILE = 1_000_000;

export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** A profile, or null: the voice on this computer. */
export const profileRefSchema = idSchema.nullable();
export const voiceIdSchema = z.string().min(1).max(200);

export const voiceSchema = z.object({
  id: voiceIdSchema,
  name: z.string().max(200),
  /** BCP 47, or empty where the source does not say. */
  language: z.string().max(40),
  /** All that it speaks, where the source says so. */
  languages: z.array(z.string().max(40)).optional(),
  /** How the name is known: from this computer's engine, spoken with before, in a provider's list, or only typed. */
  origin: z.enum(['device', 'used', 'listed', 'named']),
  /** Heading of a provider's list. */
  provider: z.string().max(80).optional(),
  favourite: z.boolean().optional(),
  /** The server was heard to speak with its default voice instead. */
  replaced: z.boolean().optional(),
});
export type Voice = z.infer<typeof voiceSchema>;

/** How the sound of a piece is packed. Sniffed from its first bytes, never believed from a header. */
export const containerSchema = z.enum(['mp3', 'wav', 'ogg', 'flac', 'aac', 'mp4', 'webm']);
export type Container = z.infer<typeof containerSchema>;

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

/** Where a key is, as found: never the key itself. */
/** `unreadable`: it is kept, but was not given out when it was needed. */
const keyStatusSchema = z.enum([
  ...(['keyring', 'obfuscated', 'file', 'environment', 'memory', 'unreadable', 'none'] as const),
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

/** How a text is marked up; `auto`: told from the text itself. */
export const markupSchema = z.enum(['auto', 'plain', 'markdown', 'html']);
export type Markup = z.infer<typeof markupSchema>;

/** What a stretch of a text is. */
export const blockKindSchema = z.enum(['paragraph', 'heading', 'item', 'quote', 'row', 'code', 'note']);
export type BlockKind = z.infer<typeof blockKindSchema>;

/** A sentence, or a part of a long one. Places in the source text, UTF-16 code units, end exclusive. */
const sentenceSchema = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  /** Where it begins, seconds on its piece's clock; known once the piece is made. */
  at: z.number().nonnegative().optional(),
});

/** A heading of the text, and the piece that says it. */
export const chapterSchema = z.object({
  title: z.string().max(200),
  /** 1 for the uppermost. */
  level: z.number().int().min(1).max(6),
  piece: z.number().int().nonnegative(),
});
export type Chapter = z.infer<typeof chapterSchema>;

/** A word that is said. Times are seconds on its piece's clock. */
export const wordSchema = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  at: z.number().nonnegative(),
});
export type Word = z.infer<typeof wordSchema>;

/** One piece of a narration. Times are seconds on the piece's own clock, as the decoder delivers it. */
export const pieceSchema = z.object({
  index: z.number().int().nonnegative(),
  /** Place in the source text, UTF-16 code units, end exclusive. */
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  state: z.enum(['planned', 'making', 'made', 'failed']),
  container: containerSchema.optional(),
  /** Whole length, known once made. */
  duration: z.number().nonnegative().optional(),
  /** Where the sound starts: silence and encoder delay before it are not played. Known early. */
  soundStart: z.number().nonnegative().optional(),
  /** Where the sound ends; known once made. */
  soundEnd: z.number().nonnegative().optional(),
  /** Silence to keep after this piece, seconds. */
  pauseAfter: z.number().nonnegative(),
  /** What it says, in order; empty where the words are not known. */
  sentences: z.array(sentenceSchema),
  /** Integrated loudness, LUFS (ITU-R BS.1770); known once made, unless it is too short or silent. */
  loudness: z.number().optional(),
});
export type Piece = z.infer<typeof pieceSchema>;

/** A narration without its pieces. */
export const narrationSchema = z.object({
  id: idSchema,
  /** The first words, for lists. */
  title: z.string().max(120),
  profileId: profileRefSchema,
  /** The profile's name, or the words for this computer. */
  speaker: z.string().max(100),
  /** What people call it. */
  voice: z.string().max(200).nullable(),
  pieces: z.number().int().nonnegative(),
  made: z.number().int().nonnegative(),
  characters: z.number().int().nonnegative(),
  /** `waiting` in the queue, `making` while pieces may still come, then `complete`, `stopped` or `failed`. */
  state: z.enum(['waiting', 'making', 'complete', 'stopped', 'failed']),
  error: appErrorSchema.optional(),
  /** Its text is still being written, so that more pieces may come. */
  growing: z.boolean(),
  /** It waits for its server to come back, and goes on by itself; why. */
  held: appErrorSchema.optional(),
});
export type Narration = z.infer<typeof narrationSchema>;

/** What is being narrated and what waits behind it. */
export const deskSchema = z.object({
  current: narrationSchema.nullable(),
  queue: z.array(narrationSchema),
});
export type Desk = z.infer<typeof deskSchema>;

/** Ids that Dify gives: of a message, of a conversation. */
export const difyIdSchema = z.string().min(1).max(100);

/** A conversation of the profile's user. */
export const conversationSchema = z.object({
  id: difyIdSchema,
  name: z.string().max(200),
  /** Seconds since 1970. */
  updatedAt: z.number().nullable(),
});
export type Conversation = z.infer<typeof conversationSchema>;

/** An answer of a Dify app that can be spoken by its id. */
export const answerSchema = z.object({
  messageId: difyIdSchema,
  question: z.string().max(500),
  /** The beginning of the answer; empty where only its question is known. */
  answer: z.string().max(500),
  createdAt: z.number().nullable(),
});
export type Answer = z.infer<typeof answerSchema>;

/** The speech server of this computer that other programs may use. */
export const serverStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('off') }),
  z.object({ state: z.literal('on'), url: z.string() }),
  z.object({ state: z.literal('failed'), error: appErrorSchema }),
]);
export type ServerStatus = z.infer<typeof serverStatusSchema>;

/** A key of the speech server: only its digest is kept. */
export const serverKeySchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(80),
  /** Seconds since 1970. */
  createdAt: z.number(),
});
export type ServerKey = z.infer<typeof serverKeySchema>;

/** Where a file went that somebody asked for. */
export const deliverySchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('cancelled') }),
  z.object({ to: z.literal('file'), path: z.string() }),
  z.object({ to: z.literal('download'), url: z.string(), name: z.string() }),
]);

/** A place in a narration: seconds into a piece, from where its sound starts. */
export const placeSchema = z.object({
  piece: z.number().int().nonnegative(),
  offset: z.number().nonnegative(),
});

/** A narration as the library keeps it. */
export const keptNarrationSchema = z.object({
  id: idSchema,
  title: z.string().max(120),
  profileId: profileRefSchema,
  speaker: z.string().max(100),
  voice: z.string().max(200).nullable(),
  characters: z.number().int().nonnegative(),
  pieces: z.number().int().nonnegative(),
  made: z.number().int().nonnegative(),
  /** Of the made pieces, with their pauses. */
  seconds: z.number().nonnegative(),
  bytes: z.number().int().nonnegative(),
  /** Seconds since 1970. */
  createdAt: z.number(),
  usedAt: z.number(),
  /** Never removed to make room. */
  pinned: z.boolean(),
  /** How far it was heard, seconds of all; null: to its end, or never. */
  heard: z.number().nonnegative().nullable(),
  /** Where the words that were searched for stand, with some around them. */
  found: z.string().max(300).optional(),
});
export type KeptNarration = z.infer<typeof keptNarrationSchema>;

/** Files that sound is saved as; `m4b`: an audiobook, with chapters and a cover. */
export const saveFormatSchema = z.enum(['mp3', 'm4b', 'm4a', 'opus', 'flac', 'wav']);
export type SaveFormat = z.infer<typeof saveFormatSchema>;
/** Those that can be sent while they are made. */
export const streamFormatSchema = saveFormatSchema.extract(['mp3', 'wav']);
export type StreamFormat = z.infer<typeof streamFormatSchema>;

/** How the sound of a narration reaches a player: relative to the page, in every host. */
export const audioPath = (narrationId: string, piece: number): string => `audio/${narrationId}/${piece}`;
