import type { StreamFormat } from '../../src-preload/contract/saving.ts';

/** The media types of each format, the one that is answered with first. */
export const mediaTypes: Readonly<Record<StreamFormat, readonly [string, ...string[]]>> = {
  mp3: ['audio/mpeg', 'audio/mp3'],
  wav: ['audio/wav', 'audio/x-wav', 'audio/wave', 'audio/vnd.wave'],
};

interface Range {
  readonly type: string;
  readonly q: number;
}

/** How much a format is wanted, and how closely it was named: 2 by its type, 1 by `audio/*`, 0 by anything or not. */
interface Wish {
  readonly q: number;
  readonly named: number;
}

/**
 * The format that an `Accept` header asks for (RFC 9110 §12.5.1): the one of the higher quality value; of two alike
 * the one that was named; else mp3, as Dify's servers send it. What cannot be had is no error: then it is mp3, too.
 */
export function acceptedFormat(accept: string | undefined): StreamFormat {
  const ranges = parse(accept ?? '');
  const [mp3, wav] = [wish(ranges, mediaTypes.mp3), wish(ranges, mediaTypes.wav)];
  if (wav.q !== mp3.q) return wav.q > mp3.q ? 'wav' : 'mp3';
  return wav.q > 0 && wav.named > mp3.named ? 'wav' : 'mp3';
}

function parse(accept: string): Range[] {
  return accept.split(',').flatMap((part) => {
    const [type = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase());
    if (type === '') return [];
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const q = weight === undefined ? 1 : Number(weight);
    // A weight that is no number counts as left out.
    return [{ type, q: q >= 0 && q <= 1 ? q : 1 }];
  });
}

/** The most specific range that covers a format decides on it. */
function wish(ranges: readonly Range[], types: readonly string[]): Wish {
  const levels = [['*/*'], ['audio/*'], types];
  for (let named = levels.length - 1; named >= 0; named -= 1) {
    const found = ranges.filter(({ type }) => levels[named]?.includes(type));
    if (found.length > 0) return { q: Math.max(...found.map(({ q }) => q)), named };
  }
  return { q: 0, named: 0 };
}
