import { createReadStream } from 'node:fs';
import { isatty } from 'node:tty';
import { MAX_TEXT } from '../../src-preload/contract/narration.ts';
import { Fault } from '../fault.ts';
import { abortable } from '../saving/abortable.ts';
import { UsageError } from './exit.ts';

/** No text of allowed length has more bytes: three for a UTF-16 code unit in UTF-8. */
const MOST_BYTES = MAX_TEXT * 3;

/**
 * The text to speak: the words on the command line, else a file (`-`: standard input), else what is piped in.
 * Throws a Fault `text_unreadable` for what is no text, `text_too_large`, and a UsageError.
 */
export async function readText(
  words: readonly string[],
  file: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  if (words.length > 0 && file !== undefined) {
    throw new UsageError('Give either words or a file with -f, not both.');
  }
  if (words.length > 0 && !(words.length === 1 && words[0] === '-')) return words.join(' ');
  if (file !== undefined && file !== '-') return readAll(createReadStream(file), file, signal);
  if (file === undefined && words.length === 0 && isatty(0)) {
    throw new UsageError(
      'There is no text to speak. Type it after the command, name a file with -f, or pipe it in.',
    );
  }
  return readAll(process.stdin, 'the standard input', signal);
}

async function readAll(stream: AsyncIterable<unknown>, name: string, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of abortable(stream, signal)) {
      if (!Buffer.isBuffer(chunk)) continue;
      chunks.push(chunk);
      size += chunk.length;
      if (size > MOST_BYTES) throw new Fault('text_too_large', { limit: MAX_TEXT / 1_000_000 });
    }
    return decodeText(Buffer.concat(chunks));
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw new Fault('text_unreadable', { name }, (thrown as Error).message);
  }
}

/** UTF-8, or UTF-16 when a byte order mark says so. Throws a TypeError for anything else. */
function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
}
