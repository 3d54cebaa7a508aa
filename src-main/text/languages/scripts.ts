/** Scripts that one language has to itself, or nearly: who reads them aloud needs to know no more. */
const own: Readonly<Record<string, string>> = {
  ...{ Greek: 'el', Hangul: 'ko', Thai: 'th', Hebrew: 'he', Armenian: 'hy', Georgian: 'ka', Lao: 'lo' },
  ...{ Tamil: 'ta', Telugu: 'te', Kannada: 'kn', Malayalam: 'ml', Bengali: 'bn', Gujarati: 'gu' },
  ...{ Gurmukhi: 'pa', Oriya: 'or', Sinhala: 'si', Khmer: 'km', Myanmar: 'my', Ethiopic: 'am' },
  ...{ Cherokee: 'chr', Thaana: 'dv', Tibetan: 'bo' },
};

/** Scripts that many languages share. */
const shared = ['Latin', 'Cyrillic', 'Arabic', 'Devanagari'] as const;
export type SharedScript = (typeof shared)[number];

/** What the script of a stretch tells: its language, or which script has most of its letters. */
export interface Seen {
  readonly language?: string;
  readonly script?: SharedScript | 'none';
  /** Letters of that script. */
  readonly letters: number;
}

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const han = /\p{Script=Han}/gu;
const vietnamese = /[ơưƠƯ\u1ea4-\u1eb7\u1ebe-\u1ec7\u1ed0-\u1ed9\u1eda-\u1ee3\u1ee8-\u1ef1]/gu;
const letter = /\p{L}/gu;

const patterns = [...Object.keys(own), ...shared].map((script) => ({
  script,
  pattern: new RegExp(`\\p{Script=${script}}`, 'gu'),
}));

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Japanese is written with Chinese characters too, but hardly a sentence without kana. */
const KANA = 0.1;
/** Letters with horn, or with two marks, are in every second word of Vietnamese, and in no other language. */
const VIETNAMESE = 0.04;

/** Which script most letters of a text belong to, and the language where the script decides it. */
export function seeScript(text: string): Seen {
  const all = count(text, letter);
  if (all === 0) return { script: 'none', letters: 0 };
  const chinese = count(text, han);
  const japanese = count(text, kana);
  let seen: Seen = {
    letters: chinese + japanese,
    language: japanese > KANA * (chinese + japanese) ? 'ja' : 'zh',
  };
  let left = all - seen.letters;
  for (const { script, pattern } of patterns) {
    if (left <= seen.letters) break;
    const letters = count(text, pattern);
    left -= letters;
    if (letters > seen.letters) seen = named(script, letters);
  }
  if (seen.letters === 0) return { script: 'none', letters: 0 };
  const marks = seen.script === 'Latin' ? count(text.normalize('NFC'), vietnamese) : 0;
  return marks > VIETNAMESE * seen.letters ? { language: 'vi', letters: seen.letters } : seen;
}

function named(script: string, letters: number): Seen {
  const language = own[script];
  if (language !== undefined) return { language, letters };
  const common = shared.find((known) => known === script);
  return common ? { script: common, letters } : { script: 'none', letters };
}
