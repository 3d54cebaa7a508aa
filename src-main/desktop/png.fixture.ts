import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

/** A PNG of 8-bit red, green, blue and alpha, not interlaced (PNG specification, third edition: 11.2 and 9.2). */
export function readPng(file: string): { width: number; height: number; pixels: Uint8Array } {
  const bytes = readFileSync(file);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (bytes.readUInt16BE(24) !== 0x08_06 || bytes[28] !== 0) throw new Error(`${file} is of another kind`);
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const lines = inflateSync(Buffer.concat(data));
  const row = width * 4;
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x < 4 ? 0 : (pixels[at - 4] ?? 0);
      const up = pixels[at - row] ?? 0;
      const corner = x < 4 ? 0 : (pixels[at - row - 4] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter] ?? 0;
      pixels[at] = (lines[y * (row + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return { width, height, pixels };
}

/** The Paeth predictor. */
function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
