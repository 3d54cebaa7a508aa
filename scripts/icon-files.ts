/** A picture as PNG bytes, with the length of its side in pixels. */
export interface Picture {
  readonly side: number;
  readonly png: Buffer;
}

/** Windows' icon file. Pictures stay PNG inside, as Windows has taken them since Vista. Sides up to 256. */
export function ico(pictures: readonly Picture[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  pictures.forEach(({ side, png }, index) => {
    const entry = 6 + 16 * index;
    // A side of 256 is written as 0.
    head[entry] = side % 256;
    head[entry + 1] = side % 256;
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** What a Mac calls a PNG picture of each side; those of half the size on a fine screen have names of their own. */
const macNames: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** A Mac's icon file. */
export function icns(pictures: readonly Picture[]): Buffer {
  const blocks = pictures.flatMap(({ side, png }) => (macNames[side] ?? []).map((name) => block(name, png)));
  return block('icns', Buffer.concat(blocks));
}

function block(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32BE(data.length + 8, 4);
  return Buffer.concat([head, data]);
}
