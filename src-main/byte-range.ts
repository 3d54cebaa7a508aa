/** What a `Range` header asks for: from a byte on, perhaps up to one (inclusive), or the last so many. */
export type ByteRange = { readonly from: number; readonly to: number | null } | { readonly last: number };

/**
 * One range of bytes as RFC 9110 writes it, or null where the header asks for all, for several, or for nothing that
 * can be understood: then the whole is the answer. A range that hangs on a validator (`If-Range`) is passed over too,
 * since sound that is being made has none.
 */
export function parseRange(range: string | null | undefined, ifRange?: string | null): ByteRange | null {
  if (!range || ifRange) return null;
  const parsed = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.trim());
  if (!parsed) return null;
  const [from = '', to = ''] = parsed.slice(1);
  if (from === '') return to === '' ? null : { last: Number(to) };
  if (to !== '' && Number(to) < Number(from)) return null;
  return from === '0' && to === '' ? null : { from: Number(from), to: to === '' ? null : Number(to) };
}

/** The part, its place, and the length of the whole; no part where the range lies behind the end. */
export interface Part {
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  /** Value of `Content-Range`. */
  readonly contentRange: string;
}

/**
 * Cuts a range out of a stream. Sound that is being made has no length before it is complete, so the answer waits for
 * its end: players take whatever comes for what they asked for, and only the true place and length keep them right.
 */
export async function cutRange(bytes: AsyncIterable<Uint8Array>, range: ByteRange): Promise<Part> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  const from = 'last' in range ? Math.max(0, whole.length - range.last) : range.from;
  const to = 'last' in range || range.to === null ? whole.length - 1 : Math.min(range.to, whole.length - 1);
  if (from > to) return { bytes: null, contentRange: `bytes */${whole.length}` };
  return {
    bytes: Uint8Array.from(whole.subarray(from, to + 1)),
    contentRange: `bytes ${from}-${to}/${whole.length}`,
  };
}
