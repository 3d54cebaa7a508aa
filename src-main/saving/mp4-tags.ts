import { type About, type Mark, tagText } from './about.ts';
import { box, fullBox, latin, u16, u32, u64, u8 } from './mp4-boxes.ts';

/** What kind of medium it is, as Apple's players sort them. */
const AUDIOBOOK = 2;

/** `udta`: the tags that iTunes brought into use, and the chapters as Nero wrote them, which most players read. */
export function userData(about: About, marks: readonly Mark[], isBook: boolean): Uint8Array {
  const items = [
    words('\xa9nam', about.title),
    words('\xa9ART', about.artist),
    words('aART', about.artist),
    words('\xa9alb', about.album),
    words('\xa9day', about.date),
    words('\xa9gen', about.genre),
    ...(about.track ? [item('trkn', 0, u16(0, about.track.number, about.track.of, 0))] : []),
    words('\xa9cmt', about.comment),
    words('\xa9too', 'Voicetray'),
    ...(isBook ? [item('stik', 21, u8(AUDIOBOOK))] : []),
    ...(about.cover ? [item('covr', 14, about.cover)] : []),
  ];
  const handler = fullBox('hdlr', 0, 0, u32(0), latin('mdirappl'), u32(0, 0), latin('\0'));
  const meta = fullBox('meta', 0, 0, handler, box('ilst', ...items));
  return box('udta', ...(marks.length > 0 ? [nero(marks)] : []), meta);
}

const words = (type: string, text: string | undefined): Uint8Array =>
  tagText(text) === '' ? new Uint8Array(0) : item(type, 1, Buffer.from(tagText(text), 'utf8'));

/** `kind`: 1 UTF-8, 14 PNG, 21 a number. */
const item = (type: string, kind: number, value: Uint8Array): Uint8Array =>
  box(type, box('data', u32(kind, 0), value));

/** `chpl`: times in units of 100 ns, and titles of at most 255 bytes; it holds 255 chapters. */
function nero(marks: readonly Mark[]): Uint8Array {
  const listed = marks.slice(0, 255);
  const entries = listed.flatMap(({ title, at }) => {
    const bytes = utf8(title, 255);
    return [u64(Math.round(at * 10_000_000)), u8(bytes.length), bytes];
  });
  return fullBox('chpl', 1, 0, u32(0), u8(listed.length), ...entries);
}

/** A chapter's title as a sample of a text track: its length, the words, and that they are UTF-8. */
export function titleSample(title: string): Uint8Array {
  const bytes = utf8(title, 0xffff);
  return Buffer.concat([u16(bytes.length), bytes, box('encd', u32(0x100))]);
}

/** As many whole letters as fit. */
function utf8(text: string, most: number): Uint8Array {
  const bytes = Buffer.from(tagText(text), 'utf8');
  if (bytes.length <= most) return bytes;
  let end = most;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}
