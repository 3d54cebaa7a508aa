import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** Points on each side. */
const SIZE = 512;
const BARS = 16;
/** Shades between the ground and the bars. */
const SHADES = 16;

/**
 * A cover for files of sound: bars like a wave of sound on a dark ground, both told by the title, so that two books
 * look different and one always the same. Players write the title beside it. A PNG.
 */
export function cover(title: string): Uint8Array {
  const seed = createHash('sha256').update(title).digest();
  const hue = ((seed[0] ?? 0) * 360) / 256;
  const palette = Array.from({ length: SHADES }, (_, shade) =>
    rgb(hue + (shade / SHADES) * 40, 0.55, 0.16 + 0.6 * (shade / (SHADES - 1))),
  ).flat();
  const rows = Array.from({ length: SIZE }, (_, y) => row(y, seed));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([8, 3], 8); // eight bits a point, by a palette
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(palette)),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

/** A row of points, behind the mark that it is not filtered. */
function row(y: number, seed: Uint8Array): Uint8Array {
  const points = new Uint8Array(SIZE + 1);
  const step = SIZE / (BARS + 4);
  for (let x = 0; x < SIZE; x += 1) {
    const bar = Math.floor(x / step) - 2;
    const height = bar < 0 || bar >= BARS ? 0 : SIZE * (0.06 + (0.3 * (seed[bar + 1] ?? 0)) / 255);
    const isBar = x % step > step * 0.28 && Math.abs(y - SIZE / 2) < height;
    points[x + 1] = isBar ? 8 + Math.floor((bar * 8) / BARS) : Math.floor((y * 3) / SIZE);
  }
  return points;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** Hue in degrees; saturation and lightness 0 to 1. */
function rgb(hue: number, saturation: number, lightness: number): number[] {
  const strength = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((n) => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (lightness - strength * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  });
}
