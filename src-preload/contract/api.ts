import { z } from 'zod';
import { batchSchema } from './batch.ts';
import { appErrorSchema } from './errors.ts';
import { hotkeyActionSchema, hotkeySchema, hotkeyStatesSchema } from './hotkeys.ts';
import { longTextSchema } from './long-text.ts';
import {
  answerSchema,
  chapterSchema,
  conversationSchema,
  deliverySchema,
  deskSchema,
  difyIdSchema,
  idSchema,
  keptNarrationSchema,
  markupSchema,
  MAX_PROFILES_FILE,
  MAX_TEXT,
  blockKindSchema,
  narrationSchema,
  pieceSchema,
  placeSchema,
  profileDraftSchema,
  profileRefSchema,
  profileReportSchema,
  profileViewSchema,
  saveFormatSchema,
  serverKeySchema,
  serverStatusSchema,
  voiceIdSchema,
  voiceSchema,
  wordSchema,
} from './model.ts';
import {
  preferencesPatchSchema,
  MAX_RULES,
  MAX_RULES_FILE,
  preferencesSchema,
  pronunciationRuleSchema,
  readingSchema,
} from './settings.ts';
import { systemSchema, updateSchema } from './system.ts';

const nothing = z.object({});
const method = <Req extends z.ZodType, Res extends z.ZodType>(request: Req, response: Res) => ({
  request,
  response,
});

/** What a player does, as it tells now and then. */
export const playerReportSchema = z.object({
  narrationId: idSchema,
  state: z.enum(['waiting', 'playing', 'paused', 'ended', 'failed']),
  piece: z.number().int().nonnegative(),
  /** Seconds into the piece. */
  offset: z.number().nonnegative(),
});
export type PlayerReport = z.infer<typeof playerReportSchema>;

/** What a player can be asked for. `previous`, `next`, `repeat`: a sentence; `rewind`, `skip`: ten seconds. */
export const playerCommandSchema = z.enum([
  'pause',
  'resume',
  'toggle',
  'previous',
  'next',
  'repeat',
  'rewind',
  'skip',
]);
export type PlayerCommand = z.infer<typeof playerCommandSchema>;

/** Everything a window may ask of the program: method name to request and response. */
export const api = {
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
  /** Voices of a profile, or of this computer. A Dify app gives no list: then those spoken with and known ones. */
  listVoices: method(
    z.object({ profileId: profileRefSchema }),
    z.object({
      voices: z.array(voiceSchema),
      /** Null: the app names none, or (then with `error`) could not be asked. */
      defaultVoice: z.string().nullable(),
      error: appErrorSchema.optional(),
    }),
  ),
  setFavourite: method(
    z.object({ profileId: profileRefSchema, voice: voiceIdSchema, favourite: z.boolean() }),
    nothing,
  ),
  /** A short phrase by a voice (null: the app's own), made once and kept; `path` is relative to the page. */
  previewVoice: method(
    z.object({
      profileId: profileRefSchema,
      voice: voiceIdSchema.nullable(),
      /** To be said instead of the voice's own phrase. */
      words: z.string().min(1).max(500).optional(),
      /** BCP 47 language of the words, where it is known. */
      language: z.string().max(40).optional(),
    }),
    z.object({
      path: z.string(),
      /** The server spoke with its default voice: the sound is the same, byte for byte. */
      replaced: z.boolean(),
    }),
  ),
  saveProfile: method(profileDraftSchema, profileViewSchema),
  removeProfile: method(z.object({ id: idSchema }), nothing),
  /** Tests what was typed; without a key in the draft, the stored one of `id` is used. */
  testProfile: method(profileDraftSchema, profileReportSchema),
  /** All profiles as a file, without their keys. */
  exportProfiles: method(z.object({ replace: z.boolean().optional() }), deliverySchema),
  /** Adds the profiles of such a file under names of their own; keys are typed afterwards. */
  importProfiles: method(
    z.object({ json: z.string().max(MAX_PROFILES_FILE) }),
    z.object({
      added: z.array(z.string()),
      /** Those of the file that are there already. */
      known: z.array(z.string()),
      /** Why a profile was not added; each error's `name` says which. */
      skipped: z.array(appErrorSchema),
    }),
  ),
  /** The recent conversations of the profile's user, the newest first; `after` is the last id of the page before. */
  listConversations: method(
    z.object({ profileId: idSchema, after: difyIdSchema.optional() }),
    z.object({ conversations: z.array(conversationSchema), more: z.boolean() }),
  ),
  /** Answers of a conversation, the newest first; without one, those that were asked for here. */
  listAnswers: method(
    z.object({
      profileId: idSchema,
      conversationId: difyIdSchema.nullable(),
      /** The last id of the page before. */
      before: difyIdSchema.optional(),
    }),
    z.object({ answers: z.array(answerSchema), more: z.boolean() }),
  ),
  /** Sends a question to the profile's app and speaks the answer while it is written. */
  askApp: method(
    z.object({
      profileId: idSchema,
      question: z.string().min(1).max(100_000),
      /** Goes on in this conversation of a chat app; absent: a new one. */
      conversationId: difyIdSchema.optional(),
      whenBusy: z.enum(['interrupt', 'queue']).optional(),
    }),
    z.object({ narrationId: idSchema, queued: z.boolean() }),
  ),
  /** Keys of this computer's own speech server. */
  listServerKeys: method(nothing, z.object({ keys: z.array(serverKeySchema) })),
  /** `key` is shown this once: only its digest is kept. */
  makeServerKey: method(
    z.object({ name: z.string().trim().min(1).max(80) }),
    serverKeySchema.extend({ key: z.string() }),
  ),
  revokeServerKey: method(z.object({ id: idSchema }), nothing),
  /** Speaks a text, or a Dify message by its id. */
  startNarration: method(
    z.object({
      text: z
        .string()
        .max(MAX_TEXT + 1)
        .optional(),
      messageId: difyIdSchema.optional(),
      /** Words for lists, for a message whose text is not known here. */
      title: z.string().max(120).optional(),
      /** Absent: `auto`. */
      markup: markupSchema.optional(),
      profileId: profileRefSchema,
      /** Absent or null: the profile's, or this computer's, chosen voice. */
      voice: voiceIdSchema.nullable().optional(),
      whenBusy: z.enum(['interrupt', 'queue']).optional(),
      /** The person was shown the estimate and said yes. */
      longAccepted: z.boolean().optional(),
      /** It does not come from a window: a long text is kept, and the windows ask about it. */
      fromOutside: z.boolean().optional(),
    }),
    z.object({ narrationId: idSchema, queued: z.boolean() }),
  ),
  /** What was copied, or what is selected in any program (Linux). */
  speakClipboard: method(
    z.object({
      from: z.enum(['clipboard', 'selection']).optional(),
      whenBusy: z.enum(['interrupt', 'queue']).optional(),
    }),
    z.object({ narrationId: idSchema, queued: z.boolean() }),
  ),
  /** What the person says to `longText`. Null: nothing is spoken. */
  answerLongText: method(
    z.object({ id: idSchema, yes: z.boolean() }),
    z.object({ narrationId: idSchema.nullable() }),
  ),
  /** Stops one narration, or without an id everything that plays or waits. What was made stays savable. */
  stopNarration: method(z.object({ narrationId: idSchema.optional() }), nothing),
  /** Tries a failed or stopped narration again from its first missing piece; one that is held, at once. */
  retryNarration: method(z.object({ narrationId: idSchema }), nothing),
  getNarration: method(
    z.object({ narrationId: idSchema }),
    z.object({
      narration: narrationSchema,
      pieces: z.array(pieceSchema),
      /** What an app has answered so far; null for a narration that was not asked for. */
      answer: z.string().nullable(),
      /** Where the player was last, for a window that comes back; seconds into the piece. */
      at: placeSchema.nullable(),
    }),
  ),
  /** Joins what was made into one file. The host decides where: a dialog, or a download. */
  saveNarration: method(
    z.object({ narrationId: idSchema, format: saveFormatSchema, replace: z.boolean().optional() }),
    z.discriminatedUnion('to', [
      z.object({ to: z.literal('cancelled') }),
      z.object({
        to: z.literal('file'),
        path: z.string(),
        seconds: z.number(),
        saved: z.number().int(),
        pieces: z.number().int(),
        /** A file for each chapter was wanted, but there are no several chapters: it is one file. */
        unsplit: z.boolean().optional(),
      }),
      z.object({
        to: z.literal('download'),
        /** Relative to the page; good for a few minutes. */
        url: z.string(),
        name: z.string(),
        seconds: z.number(),
        saved: z.number().int(),
        pieces: z.number().int(),
        unsplit: z.boolean().optional(),
      }),
    ]),
  ),
  /** Ends a save that is under way: nothing is left of it. */
  cancelSaving: method(z.object({ narrationId: idSchema }), nothing),
  /** The source text and its headings; null where the words are not known here. */
  getScript: method(
    z.object({ narrationId: idSchema }),
    z.object({ text: z.string().nullable(), chapters: z.array(chapterSchema) }),
  ),
  /** The words of a made piece, where its voice tells their times; otherwise none. */
  getWords: method(
    z.object({ narrationId: idSchema, piece: z.number().int().nonnegative() }),
    z.object({ words: z.array(wordSchema) }),
  ),
  /** Forgets the sound of a piece, here and in what is kept for reuse, and makes it anew. */
  remakePiece: method(z.object({ narrationId: idSchema, piece: z.number().int().nonnegative() }), nothing),
  /** Changes the order of what waits; `to` counts from 0, the next one. */
  moveInQueue: method(z.object({ narrationId: idSchema, to: z.number().int().nonnegative() }), nothing),
  /** What would be said of a text, and what is left out; with other rules than those in force, to try them. */
  previewReading: method(
    z.object({
      text: z.string().max(MAX_TEXT),
      markup: markupSchema.optional(),
      reading: readingSchema.optional(),
      pronunciation: z.array(pronunciationRuleSchema).max(MAX_RULES).optional(),
    }),
    z.object({
      /** How it was taken. */
      markup: markupSchema.exclude(['auto']),
      blocks: z.array(
        z.object({
          kind: blockKindSchema,
          said: z.string(),
          /** Place in the source. */
          start: z.number().int().nonnegative(),
          end: z.number().int().nonnegative(),
          /** BCP 47; absent where it cannot be told. */
          language: z.string().optional(),
        }),
      ),
      /** There is more than is shown here. */
      more: z.boolean(),
      /** Characters of the source that are not said. */
      skipped: z.number().int().nonnegative(),
      /** Pronunciation rules that could not be followed, and why. */
      troubles: z.array(z.object({ id: idSchema, error: appErrorSchema })),
    }),
  ),
  /** All pronunciation rules as a file. */
  exportRules: method(z.object({ replace: z.boolean().optional() }), deliverySchema),
  /** Adds the rules of such a file behind those that are there; what is there already is not added again. */
  importRules: method(
    z.object({ json: z.string().max(MAX_RULES_FILE) }),
    z.object({
      added: z.number().int().nonnegative(),
      /** Rules of the file that are there already. */
      known: z.number().int().nonnegative(),
      /** Why a rule was not added; each error's `from` says which. */
      skipped: z.array(appErrorSchema),
    }),
  ),
  /** Files that the system or another start named, for the window that asks first: no other is told of them. */
  takeFiles: method(
    nothing,
    z.object({ files: z.array(z.object({ id: idSchema, name: z.string().min(1).max(1000) })) }),
  ),
  /** Hands such a file over, as an upload of a window's own. */
  handOver: method(z.object({ id: idSchema }), z.object({ token: z.string() })),
  /** Takes a document that was handed over (see `uploads`) apart into a text. */
  openDocument: method(
    z.object({ token: z.string().max(100) }),
    z.object({
      text: z.string(),
      markup: markupSchema.exclude(['auto']),
      title: z.string().max(120),
      author: z.string().max(200).nullable(),
    }),
  ),
  /** Leaves a document that is being read, or was only handed over. */
  cancelDocument: method(z.object({ token: z.string().max(100) }), nothing),
  /** Documents that become files, one after the other. */
  getBatch: method(nothing, batchSchema),
  /** A document that was handed over (see `uploads`), under its name with the folders that it stands in. */
  addToBatch: method(z.object({ token: z.string().max(100), name: z.string().min(1).max(1000) }), nothing),
  /** Takes one off the list; without an id all, with what was made for a browser to fetch. */
  removeFromBatch: method(z.object({ id: idSchema.optional() }), nothing),
  /**
   * Makes what is not made yet, in the format and manner that are set. The host asks for a folder where it can, and
   * nothing is started when none is chosen. While it runs: a server that is waited for is tried at once.
   */
  startBatch: method(
    z.object({ profileId: profileRefSchema, voice: voiceIdSchema.nullable().optional() }),
    z.object({ started: z.boolean() }),
  ),
  /** Leaves the one that is being made. Started again, it goes on. */
  stopBatch: method(nothing, nothing),
  /** What was made, as one zip for a browser; elsewhere the folder where it is. */
  fetchBatch: method(nothing, deliverySchema),
  /** What the library keeps, the last used first; found by words of its title or text. */
  listLibrary: method(
    z.object({ query: z.string().max(200).optional(), skip: z.number().int().nonnegative().optional() }),
    z.object({
      items: z.array(keptNarrationSchema),
      more: z.boolean(),
      /** Bytes of sound that are kept in all. */
      bytes: z.number().int().nonnegative(),
    }),
  ),
  /** Puts a kept narration on the desk, at the place where it was left. */
  openNarration: method(
    z.object({ narrationId: idSchema, whenBusy: z.enum(['interrupt', 'queue']).optional() }),
    z.object({ narrationId: idSchema, queued: z.boolean() }),
  ),
  pinNarration: method(z.object({ narrationId: idSchema, pinned: z.boolean() }), nothing),
  /** Really deletes: text, sound and all. */
  deleteNarrations: method(z.object({ ids: z.array(idSchema).min(1).max(1000) }), nothing),
  /** One narration with all its sound, to be taken to another computer. */
  exportNarration: method(
    z.object({ narrationId: idSchema, replace: z.boolean().optional() }),
    deliverySchema,
  ),
  /** Such a narration, handed over (see `uploads`). */
  importNarration: method(z.object({ token: z.string().max(100) }), keptNarrationSchema),
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
  /** The computer and this program; null where the host has no say in it, as in a browser. */
  getSystem: method(nothing, z.object({ system: systemSchema.nullable() })),
  /** Whether the program starts with the system. Answers what the system says afterwards. */
  setAutostart: method(z.object({ on: z.boolean() }), z.object({ system: systemSchema })),
  /** Looks for a newer version, fetches the one that was found, or starts anew with it. */
  update: method(z.object({ step: z.enum(['check', 'load', 'restart']) }), updateSchema),
  /** Facts for a report of a fault: no texts, no keys, no names of servers. */
  getDiagnostics: method(nothing, z.object({ text: z.string() })),
  /** The player tells what it does, so that the tray, the queue and the narrator can follow. */
  reportPlayer: method(playerReportSchema, nothing),
  /** What it told last; null: nothing yet. */
  getPlayer: method(nothing, z.object({ report: playerReportSchema.nullable() })),
  /** Asks the player for something, whichever window it is in; where the host can, one is brought. */
  commandPlayer: method(z.object({ command: playerCommandSchema }), nothing),
  /** Brings a window to the front; `unsupported_here` where pages open each other. */
  showWindow: method(z.object({ window: z.enum(['main', 'mini']) }), nothing),
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType }>;

export type Api = typeof api;
export type MethodName = keyof Api;
export const methodNames = Object.keys(api) as MethodName[];
/** What a caller may send (defaults may be left out). */
export type RequestOf<M extends MethodName> = z.input<Api[M]['request']>;
/** What a handler receives: parsed. */
export type ParsedRequestOf<M extends MethodName> = z.output<Api[M]['request']>;
export type ResponseOf<M extends MethodName> = z.output<Api[M]['response']>;
