import { type About, type Mark, tagText } from './about.ts';

const VENDOR = 'Voicetray';

/**
 * A Vorbis comment block (xiph.org, "Ogg Vorbis I format specification: comment field"), as Opus and FLAC use it.
 * Chapters are CHAPTERxxx and CHAPTERxxxNAME, the Ogg chapter extension that players read. Times have a fixed width,
 * so that the block's size does not depend on them.
 */
export function vorbisComment(about: About, marks: readonly Mark[]): Uint8Array {
  const fields: [string, string | undefined][] = [
    ['TITLE', about.title],
    ['ARTIST', about.artist],
    ['ALBUM', about.album],
    ['DATE', about.date],
    ['TRACKNUMBER', about.track && String(about.track.number)],
    ['TRACKTOTAL', about.track && String(about.track.of)],
    ['GENRE', about.genre],
    ['COMMENT', about.comment],
    ...marks.flatMap(({ title, at }, index): [string, string][] => {
      const id = `CHAPTER${String(index + 1).padStart(3, '0')}`;
      return [
        [id, clock(at)],
        [`${id}NAME`, title],
      ];
    }),
  ];
  const entries = fields.flatMap(([name, value]) => {
    const words = tagText(value);
    return words === '' ? [] : [counted(`${name}=${words}`)];
  });
  return Buffer.concat([counted(VENDOR), uint32(entries.length), ...entries]);
}

function clock(at: number): string {
  const ms = Math.round(at * 1000);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const rest = String(ms % 1000).padStart(3, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${rest}`;
}

function counted(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([uint32(bytes.length), bytes]);
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
