/** What a file says about itself. */
export interface Tags {
  readonly title?: string | undefined;
  /** The voice that speaks. */
  readonly artist?: string | undefined;
}

/** An ID3v2.4 tag in UTF-8 (id3.org, "ID3 tag version 2.4.0 - Main Structure"); no bytes when there is nothing to say. */
export function id3Tag(tags: Tags): Uint8Array {
  const frames = Buffer.concat([textFrame('TIT2', tags.title), textFrame('TPE1', tags.artist)]);
  if (frames.length === 0) return frames;
  return Buffer.concat([Buffer.from('ID3\x04\x00\x00', 'latin1'), syncsafe(frames.length), frames]);
}

function textFrame(id: string, text: string | undefined): Uint8Array {
  const words = text?.replaceAll('\0', '').trim().slice(0, 1000);
  if (!words) return new Uint8Array(0);
  const body = Buffer.from(`\x03${words}`, 'utf8');
  return Buffer.concat([Buffer.from(id, 'latin1'), syncsafe(body.length), Buffer.alloc(2), body]);
}

/** Seven bits a byte, so that a size never looks like the start of sound. */
const syncsafe = (size: number): Uint8Array =>
  Uint8Array.of((size >> 21) & 0x7f, (size >> 14) & 0x7f, (size >> 7) & 0x7f, size & 0x7f);
