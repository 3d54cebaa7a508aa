import { z } from 'zod';
import { defaultHotkeys, hotkeysSchema } from './hotkeys.ts';
import { idSchema } from './ids.ts';
import { MAX_PROFILES, profileSchema } from './profile.ts';
import { saveFormatSchema } from './saving.ts';
import { voiceIdSchema } from './voice.ts';
import { defaultPattern, unknownFields } from './name-pattern.ts';

export const SETTINGS_VERSION = 7;

/** How what is not prose is said. */
export const readingSchema = z.object({
  /** Blocks of code: left out, named with their number of lines, or read. */
  code: z.enum(['skip', 'announce', 'read']),
  images: z.enum(['alt', 'skip']),
  tables: z.enum(['rows', 'skip']),
  footnotes: z.enum(['skip', 'end']),
  /** Bare URLs: left out, as the host's name, or whole; e-mail addresses: left out, or whole. */
  addresses: z.enum(['skip', 'short', 'whole']),
  emoji: z.enum(['skip', 'name']),
  /** Marks such as [12] or (Smith 2020, p. 4). */
  citations: z.enum(['skip', 'read']),
  /** Formulas in TeX: said in words, named, or left out. */
  formulas: z.enum(['words', 'announce', 'skip']),
  /** Bare long numbers, hashes and ids: left out, named by their kind, or read. */
  codes: z.enum(['skip', 'announce', 'read']),
});
export type ReadingPreferences = z.infer<typeof readingSchema>;

/** How a word is said. Rules apply in order. */
export const pronunciationRuleSchema = z.object({
  id: idSchema,
  /** `word`: whole words; `text`: anywhere; `regex`: a JavaScript regular expression, Unicode aware. */
  kind: z.enum(['word', 'text', 'regex']),
  from: z.string().min(1).max(500),
  /** May be empty: then it is not said. With `regex`, `$1` stands for what its first group found. */
  to: z.string().max(500),
  matchCase: z.boolean(),
  /** BCP 47 language of the text it is for; null: any. */
  language: z.string().min(2).max(40).nullable(),
  enabled: z.boolean(),
});
export type PronunciationRule = z.infer<typeof pronunciationRuleSchema>;

export const MAX_RULES = 1000;
/** Characters of a file of rules. */
export const MAX_RULES_FILE = 4_000_000;
const GIB = 1024 ** 3;

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
    speed: z.number().min(0.5).max(4),
    volume: z.number().min(0).max(1),
    /** Pieces are brought to one loudness. */
    evenLoudness: z.boolean(),
  }),
  /** What a new narration does when one is playing. */
  whenBusy: z.enum(['interrupt', 'queue']),
  /** Silence between pieces, seconds. */
  pauses: z.object({
    clause: z.number().min(0).max(5),
    sentence: z.number().min(0).max(5),
    paragraph: z.number().min(0).max(5),
    heading: z.number().min(0).max(5),
  }),
  reading: readingSchema,
  pronunciation: z.array(pronunciationRuleSchema).max(MAX_RULES),
  /** This computer's voice follows the language of each paragraph. */
  languages: z.object({
    detect: z.boolean(),
    /** Language (BCP 47, without region) to voice; others get the first voice of their language. */
    voices: z.record(z.string().min(2).max(40), voiceIdSchema),
  }),
  library: z.object({
    /** Bytes of sound kept; the least recently used goes first. */
    budget: z
      .number()
      .int()
      .min(100_000_000)
      .max(1024 * GIB),
    /** The same words by the same voice of the same server are not asked for again. */
    reuse: z.boolean(),
  }),
  saving: z.object({
    /** A file for each chapter of a text that has several. */
    perChapter: z.boolean(),
    /** Names of those files: see `saving/name-pattern`. */
    pattern: z
      .string()
      .min(1)
      .max(120)
      .refine((pattern) => unknownFields(pattern).length === 0),
    subtitles: z.enum(['none', 'srt', 'vtt', 'lrc']),
  }),
  /** Longer texts are asked about first, characters. */
  askAbove: z.number().int().min(100).max(10_000_000),
  hotkeys: hotkeysSchema,
  saveFormat: saveFormatSchema,
  /** The speech server of this computer, which other programs may use. */
  server: z.object({
    enabled: z.boolean(),
    port: z.number().int().min(1024).max(65_535),
    /** Requests it answers at a time; more are sent away. */
    atOnce: z.number().int().min(1).max(16),
  }),
  windows: z.object({
    /** What closing the window does while a tray shows. */
    closing: z.enum(['ask', 'tray', 'quit']),
    /** It was said that no tray shows here. */
    noTrayTold: z.boolean(),
    /** The welcome was seen. A file that says nothing of it is older: its person knows the program. */
    welcomed: z.boolean().default(true),
  }),
  /** How the desktop program and the system get along. Whether it starts with the system, the system itself tells. */
  system: z.object({
    pauseOnLock: z.boolean(),
    /** Now and then it is looked for a newer Voicetray. */
    lookForUpdates: z.boolean(),
    /** The person knows that a key without a keyring is only scrambled, and wants it kept all the same. */
    keepScrambled: z.boolean(),
    /** What is copied is spoken by itself. */
    watchClipboard: z.boolean(),
  }),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const defaultPreferences: Preferences = {
  activeProfile: null,
  onDevice: { voice: 'en-us', rate: 1, pitch: 0.5 },
  playback: { speed: 1, volume: 1, evenLoudness: false },
  whenBusy: 'interrupt',
  pauses: { clause: 0.12, sentence: 0.3, paragraph: 0.7, heading: 1 },
  reading: {
    ...{ code: 'announce', images: 'alt', tables: 'rows', footnotes: 'skip' },
    ...{ addresses: 'short', emoji: 'skip', citations: 'skip', formulas: 'words', codes: 'announce' },
  },
  pronunciation: [],
  languages: { detect: true, voices: {} },
  library: { budget: 2 * GIB, reuse: true },
  saving: { perChapter: false, pattern: defaultPattern, subtitles: 'none' },
  askAbove: 20_000,
  hotkeys: defaultHotkeys,
  saveFormat: 'mp3',
  server: { enabled: false, port: 8377, atOnce: 2 },
  windows: { closing: 'ask', noTrayTold: false, welcomed: false },
  system: { pauseOnLock: false, lookForUpdates: false, keepScrambled: false, watchClipboard: false },
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
