import type { Found } from './document.ts';

/** Seconds between two cues from which the second begins a paragraph. */
const LULL = 2;
const TIMES = /(?:(\d+):)?(\d{1,2}):(\d\d)[.,](\d{1,3})\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d\d)[.,](\d{1,3})/;
/** A sentence may be over here: its stop, and closing quotes. */
const OVER = /[.!?…。！？][\p{Pf}\p{Pe}"']*$/u;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
};

/** Subtitles (SubRip, WebVTT) as running text: numbers, times, styles and what rolls up again are left out. */
export function readCues(text: string): Found {
  let said = '';
  let lastEnd = 0;
  let before: readonly string[] = [];
  for (const { lines, start, end } of cuesOf(text)) {
    const fresh = lines.filter((line) => !before.includes(line));
    before = lines;
    const words = fresh.join(' ');
    if (words !== '') {
      const pause = said === '' ? '' : start - lastEnd >= LULL && OVER.test(said) ? '\n\n' : ' ';
      said += pause + words;
    }
    lastEnd = end;
  }
  return { text: said, markup: 'plain' };
}

interface Cue {
  readonly lines: readonly string[];
  /** Seconds. */
  readonly start: number;
  readonly end: number;
}

function* cuesOf(text: string): Generator<Cue> {
  for (const part of text.replaceAll('\r', '').split(/\n[ \t]*\n/)) {
    const lines = part.split('\n');
    const at = lines.findIndex((line) => TIMES.test(line));
    const times = at < 0 ? null : TIMES.exec(lines[at] ?? '');
    if (!times) continue;
    const [start, end] = [secondsOf(times.slice(1, 5)), secondsOf(times.slice(5, 9))];
    yield {
      lines: lines
        .slice(at + 1)
        .map(plain)
        .filter(Boolean),
      start,
      end,
    };
  }
}

const secondsOf = ([hours, minutes, seconds, part]: readonly string[]): number =>
  Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${part}`);

/** Without tags (`<i>`, `<v Name>`), placing (`{\an8}`), the notes around a song and the dash that marks a change of speaker. */
const plain = (line: string): string =>
  line
    .replace(/<[^<>]{0,200}>|\{\\[^{}]{0,200}\}/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/[♪♫♬]/g, '')
    .replace(/^\s*[-–—]\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();
