import { type Cue, cuesOf, linesOf } from './cues.ts';
import type { Placed } from './timeline.ts';

export type SubtitleKind = 'srt' | 'vtt' | 'lrc';

/** What a player shows along with the sound: SubRip, WebVTT (w3.org/TR/webvtt1), or LRC, which has no ends. */
export function subtitlesOf(
  kind: SubtitleKind,
  placed: readonly Placed[],
  { title, artist }: { title: string; artist?: string | undefined },
): string {
  const cues = cuesOf(placed);
  if (kind === 'lrc') {
    const facts = [`[ti:${oneLine(title)}]`, ...(artist ? [`[ar:${oneLine(artist)}]`] : [])];
    return [...facts, ...cues.map(({ start, text }) => `[${lrcClock(start)}]${text}`), ''].join('\n');
  }
  if (kind === 'srt') return cues.map((cue, index) => `${index + 1}\n${block(cue, ',')}`).join('\n');
  return ['WEBVTT\n', ...cues.map((cue) => block({ ...cue, text: escaped(cue.text) }, '.'))].join('\n');
}

const block = ({ start, end, text }: Cue, point: string): string =>
  `${clock(start, point)} --> ${clock(end, point)}\n${linesOf(text).join('\n')}\n`;

/** Hours, minutes, seconds, thousandths. */
function clock(at: number, point: string): string {
  const ms = Math.round(at * 1000);
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${point}${String(ms % 1000).padStart(3, '0')}`;
}

/** Minutes, which may be more than 59, seconds and hundredths. */
function lrcClock(at: number): string {
  const hundredths = Math.round(at * 100);
  return `${two(hundredths / 6000)}:${two((hundredths / 100) % 60)}.${two(hundredths % 100)}`;
}

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
const oneLine = (text: string): string => text.replace(/[[\]\s]+/g, ' ').trim();
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
