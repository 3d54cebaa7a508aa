/** The page checksum: polynomial 0x04c11db7, not reflected, starting at 0 (RFC 3533 §6). */
const table = Uint32Array.from({ length: 256 }, (_, value) => {
  let crc = value << 24;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000_0000 ? (crc << 1) ^ 0x04c1_1db7 : crc << 1;
  return crc >>> 0;
});

function checksum(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = ((crc << 8) ^ (table[((crc >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return crc;
}

/** Segments of up to 255 bytes that a page can have. */
const SEGMENTS = 255;

interface PageFacts {
  readonly serial: number;
  /** Number of the first page that is written. */
  readonly sequence: number;
  /** Time points that are whole at the end of these packets. */
  readonly granule: number;
  readonly first?: boolean;
  readonly last?: boolean;
}

/** Whole packets as Ogg pages (RFC 3533); a packet that is too long goes on in the next page. */
export function oggPages(packets: readonly Uint8Array[], facts: PageFacts): Uint8Array[] {
  const lacing: number[] = [];
  for (const packet of packets) {
    for (let left = packet.length; left >= 255; left -= 255) lacing.push(255);
    lacing.push(packet.length % 255);
  }
  const body = Buffer.concat(packets);
  const pages: Uint8Array[] = [];
  let at = 0;
  for (let from = 0; from < lacing.length; from += SEGMENTS) {
    const segments = lacing.slice(from, from + SEGMENTS);
    const size = segments.reduce((sum, segment) => sum + segment, 0);
    const isEnd = from + SEGMENTS >= lacing.length;
    const goesOn = from > 0 && lacing[from - 1] === 255;
    const flags = (goesOn ? 1 : 0) | (facts.first ? 2 : 0) | (facts.last && isEnd ? 4 : 0);
    const header = Buffer.alloc(27);
    header.write('OggS', 'latin1');
    header.writeUInt8(flags, 5);
    // No packet ends on a page that is full of one.
    header.writeBigInt64LE(segments.some((each) => each < 255) ? BigInt(facts.granule) : -1n, 6);
    header.writeUInt32LE(facts.serial, 14);
    header.writeUInt32LE(facts.sequence + pages.length, 18);
    header.writeUInt8(segments.length, 26);
    const page = Buffer.concat([header, Uint8Array.from(segments), body.subarray(at, at + size)]);
    page.writeUInt32LE(checksum(page), 22);
    pages.push(page);
    at += size;
  }
  return pages;
}
