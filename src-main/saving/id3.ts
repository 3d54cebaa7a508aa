import { type About, type Ended, markRoom, tagText } from './about.ts';

/** An end that is not known, or a place in bytes that is not told. */
const UNTOLD = 0xffff_ffff;

/**
 * An ID3v2.4 tag in UTF-8 (id3.org, "ID3 tag version 2.4.0 - Main Structure"; chapters by the "Chapter Frame
 * Addendum"); no bytes when there is nothing to say. `size`: filled up with zeros to so many bytes.
 */
export function id3Tag(about: About, ended?: Ended, size = 0): Uint8Array {
  const frames = Buffer.concat([
    text('TIT2', about.title),
    text('TPE1', about.artist),
    text('TALB', about.album),
    text('TDRC', about.date),
    text('TRCK', about.track && `${about.track.number}/${about.track.of}`),
    text('TCON', about.genre),
    comment(about.comment),
    picture(about.cover),
    ...chapters(ended),
  ]);
  if (frames.length === 0) return frames;
  const fill = Buffer.alloc(Math.max(0, size - 10 - frames.length));
  const total = syncsafe(frames.length + fill.length);
  return Buffer.concat([Buffer.from('ID3\x04\x00\x00', 'latin1'), total, frames, fill]);
}

/** The same with room for every chapter that may come. */
export const id3Room = (about: About): Uint8Array => id3Tag(about, { marks: markRoom(about), seconds: 0 });

/** A table of contents and, in order, each chapter with its title. */
function chapters(ended: Ended | undefined): Uint8Array[] {
  const marks = ended?.marks ?? [];
  if (!ended || marks.length === 0) return [];
  // A table has at most 255 entries; the chapters themselves have no limit.
  const listed = marks.slice(0, 255).map((_, index) => `c${index}\0`);
  const table = [Buffer.from('toc\0\x03', 'latin1'), Uint8Array.of(listed.length)];
  const frames = marks.map(({ title, at }, index) => {
    const times = Buffer.alloc(16);
    times.writeUInt32BE(Math.round(at * 1000), 0);
    times.writeUInt32BE(Math.round((marks[index + 1]?.at ?? ended.seconds) * 1000), 4);
    times.writeUInt32BE(UNTOLD, 8);
    times.writeUInt32BE(UNTOLD, 12);
    return frame('CHAP', [Buffer.from(`c${index}\0`, 'latin1'), times, text('TIT2', title)]);
  });
  return [frame('CTOC', [...table, Buffer.from(listed.join(''), 'latin1')]), ...frames];
}

function text(id: string, words: string | undefined): Uint8Array {
  const tidy = tagText(words);
  return tidy === '' ? new Uint8Array(0) : frame(id, [Buffer.from(`\x03${tidy}`, 'utf8')]);
}

/** Its language is not known here: `und`. */
function comment(words: string | undefined): Uint8Array {
  const tidy = tagText(words);
  return tidy === '' ? new Uint8Array(0) : frame('COMM', [Buffer.from(`\x03und\0${tidy}`, 'utf8')]);
}

function picture(png: Uint8Array | undefined): Uint8Array {
  // UTF-8, type, front cover, no description.
  return png ? frame('APIC', [Buffer.from('\x03image/png\0\x03\0', 'latin1'), png]) : new Uint8Array(0);
}

function frame(id: string, parts: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(id, 'latin1'), syncsafe(body.length), Buffer.alloc(2), body]);
}

/** Seven bits a byte, so that a size never looks like the start of sound. */
const syncsafe = (size: number): Uint8Array =>
  Uint8Array.of((size >> 21) & 0x7f, (size >> 14) & 0x7f, (size >> 7) & 0x7f, size & 0x7f);
