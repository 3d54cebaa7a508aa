import { type About, type Mark, tagText } from './about.ts';
import { id3Tag } from './id3.ts';

/**
 * Chunks that follow the sound of a wav file: INFO, cue and adtl (Microsoft and IBM, "Multimedia Programming Interface
 * and Data Specifications 1.0"), and `id3 `, a whole ID3 tag, which tag editors read: theirs is the cover, and
 * letters of every script even where INFO is taken for the system's own code page. The tag has no chapters, since
 * FFmpeg would add them to those of the cues. They stand behind the sound, for some readers take it to start at byte 44.
 */
export function wavTags(about: About, marks: readonly Mark[], sampleRate: number): Uint8Array {
  const tag = id3Tag(about);
  return Buffer.concat([
    ...info(about),
    ...cues(marks, sampleRate),
    ...(tag.length > 0 ? [chunk('id3 ', [tag])] : []),
  ]);
}

function info(about: About): Uint8Array[] {
  const fields: [string, string | undefined][] = [
    ['INAM', about.title],
    ['IART', about.artist],
    ['IPRD', about.album],
    ['ICRD', about.date],
    ['IPRT', about.track && `${about.track.number}/${about.track.of}`],
    ['IGNR', about.genre],
    ['ICMT', about.comment],
  ];
  const entries = fields.flatMap(([id, value]) => {
    const words = tagText(value);
    return words === '' ? [] : [chunk(id, [text(words)])];
  });
  return entries.length > 0 ? [list('INFO', entries)] : [];
}

/** A place for each chapter, and its title as the label of that place: sound editors show both. */
function cues(marks: readonly Mark[], sampleRate: number): Uint8Array[] {
  if (marks.length === 0) return [];
  const points = marks.map(({ at }, index) => {
    const frame = Math.round(at * sampleRate);
    return Buffer.concat([uint32(index + 1, frame), ascii('data'), uint32(0, 0, frame)]);
  });
  const labels = marks.map(({ title }, index) => chunk('labl', [uint32(index + 1), text(tagText(title))]));
  return [chunk('cue ', [uint32(marks.length), ...points]), list('adtl', labels)];
}

const list = (kind: string, chunks: readonly Uint8Array[]): Uint8Array =>
  chunk('LIST', [ascii(kind), ...chunks]);

/** Its size is that of its body; one byte more follows an odd one. */
function chunk(id: string, parts: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts);
  return Buffer.concat([ascii(id), uint32(body.length), body, Buffer.alloc(body.length % 2)]);
}

const ascii = (id: string): Uint8Array => Buffer.from(id, 'latin1');

const text = (words: string): Uint8Array => Buffer.from(`${words}\0`, 'utf8');

function uint32(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4));
  return bytes;
}
