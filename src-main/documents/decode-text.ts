import { analyse } from 'chardet';

/** Bytes that are looked at to tell a character set. */
const SAMPLE = 64 * 1024;

/** Of 100: a guess below it, as of a few words, is none. */
const SURE = 20;

function utf16Of(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : unmarked(bytes);
}

/** Without its mark: most letters of the West have a zero byte, always on the same side. */
function unmarked(bytes: Uint8Array): string | null {
  const pairs = Math.min(bytes.length, 1024) >> 1;
  let [left, right] = [0, 0];
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) left += 1;
    if (bytes[at + 1] === 0) right += 1;
  }
  if (bytes.length % 2 > 0 || pairs < 4 || Math.max(left, right) < pairs * 0.8 || left * right > 0)
    return null;
  return left > 0 ? 'utf-16be' : 'utf-16le';
}

/** Text has no zero bytes (but in UTF-16) and hardly any control characters. */
export function isBinary(bytes: Uint8Array): boolean {
  if (utf16Of(bytes)) return false;
  const sample = bytes.subarray(0, SAMPLE);
  let odd = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 32 && !(byte >= 8 && byte <= 13) && byte !== 27) odd += 1;
  }
  return odd * 50 > sample.length;
}

/** UTF-8, or UTF-16 with its mark. */
export function isUnicode(bytes: Uint8Array): boolean {
  return utf16Of(bytes) !== null || asUtf8(bytes) !== null;
}

/**
 * The text of a file: UTF-16 by its mark or its zero bytes, else the character set that it declares, else UTF-8 where it is that,
 * else the likeliest of the older ones.
 */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  const utf16 = utf16Of(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  return (
    (declared && decodeAs(declared, bytes)) || (asUtf8(bytes) ?? decodeAs(likeliest(bytes), bytes) ?? '')
  );
}

/** The same for markup, which may name its character set near its beginning. */
export function decodeMarkup(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const declared = /<\?xml[^>]*encoding=["']([\w-]+)|<meta[^>]*charset=["']?\s*([\w-]+)/i.exec(head);
  return decodeText(bytes, declared?.[1] ?? declared?.[2]);
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Null for a character set that nobody knows. What declares UTF-8 and is not is left to a guess. */
function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    const decoder = new TextDecoder(label, { fatal: label.toLowerCase().startsWith('utf') });
    return decoder.encoding.startsWith('utf-16') ? null : decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Windows' Western set holds every byte: with it, nothing is left unread. */
function likeliest(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  const found = analyse(sample).find(({ name }) => !/^(?:UTF|ASCII)/i.test(name) && holds(name, sample));
  return found && found.confidence >= SURE && found.name !== 'ISO-8859-1' ? found.name : 'windows-1252';
}

/** Whether all of a sample can be read so; it may end within a character. */
function holds(label: string, sample: Uint8Array): boolean {
  try {
    return new TextDecoder(label, { fatal: true }).decode(sample, { stream: true }) !== '';
  } catch {
    return false;
  }
}
