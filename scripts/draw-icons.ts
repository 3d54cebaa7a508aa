import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { icns, ico } from './icon-files.ts';
import { badgeAt, moods, roundedBox, type Mood } from './tray-badges.ts';

/**
 * Draws the icon set: five bars of a sound wave, and in the tray a badge that tells the mood. Linux gets white bars on
 * a blue square, because nobody tells the colour of its panel; Windows dark or light bars; a Mac black ones to tint.
 * Written by Node's own parts, so that every pixel can be made again: `node scripts/draw-icons.ts`.
 */
const folder = fileURLToPath(new URL('../src-main/desktop/icons/', import.meta.url));

type Rgb = readonly [number, number, number];
interface Style {
  /** Null: only the bars. */
  readonly ground: { top: Rgb; bottom: Rgb; margin: number } | null;
  readonly bars: Rgb;
  /** The bars' part of the side. */
  readonly spread: number;
  /** What the corners tell, in the tray alone. */
  readonly badge?: { mood: Mood; watching: boolean; plain: Rgb | null };
}

/** Half heights of the bars, of half the spread. */
const heights = [0.34, 0.68, 1, 0.56, 0.26];
const colour: Style = {
  ground: { top: [58, 110, 244], bottom: [31, 70, 196], margin: 0 },
  bars: [255, 255, 255],
  spread: 0.62,
};
const app: Style = {
  ...colour,
  ground: { top: [74, 126, 255], bottom: [29, 66, 190], margin: 0.06 },
  spread: 0.54,
};
const bare = (bars: Rgb): Style => ({ ground: null, bars, spread: 0.9 });
const black: Rgb = [0, 0, 0];
const ink: Rgb = [38, 40, 44];
const white: Rgb = [255, 255, 255];

/** Folder, looks, sizes in pixels and what a name ends with. A badge of one colour alone is for tinting. */
const trays = [
  { name: 'linux', style: colour, plain: null, size: 22, ending: '' },
  { name: 'light', style: bare(ink), plain: null, size: 16, ending: '' },
  { name: 'dark', style: bare(white), plain: null, size: 16, ending: '' },
  { name: 'mac', style: bare(black), plain: black, size: 16, ending: 'Template' },
] as const;

function insideBars(x: number, y: number, spread: number): boolean {
  const pitch = spread / (heights.length - 0.42);
  const halfWidth = pitch * 0.29;
  return heights.some((height, index) => {
    const centre = (index - (heights.length - 1) / 2) * pitch;
    return roundedBox(x - centre, y, halfWidth, (height * spread) / 2, halfWidth) <= 0;
  });
}

/** One sample of the picture, x and y from -0.5 to 0.5; null is clear. */
function sample(x: number, y: number, style: Style): Rgb | null {
  const told = style.badge && badgeAt(x, y, style.badge);
  if (told !== undefined) return told;
  if (insideBars(x, y, style.spread)) return style.bars;
  if (!style.ground) return null;
  const half = 0.5 - style.ground.margin;
  if (roundedBox(x, y, half, half, half * 0.46) > 0) return null;
  const down = y + 0.5;
  const { top, bottom } = style.ground;
  return [0, 1, 2].map((i) => (top[i] ?? 0) * (1 - down) + (bottom[i] ?? 0) * down) as unknown as Rgb;
}

/** RGBA, smoothed by an 8 × 8 grid of samples a pixel. */
function draw(size: number, style: Style): Buffer {
  const grid = 8;
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const sum = [0, 0, 0];
      let hits = 0;
      for (let i = 0; i < grid * grid; i++) {
        const x = (column + ((i % grid) + 0.5) / grid) / size - 0.5;
        const y = (row + (Math.floor(i / grid) + 0.5) / grid) / size - 0.5;
        const hit = sample(x, y, style);
        if (!hit) continue;
        hits += 1;
        for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (hit[c] ?? 0);
      }
      // Each row of a PNG starts with its filter: 0, none.
      const at = row * (size * 4 + 1) + 1 + column * 4;
      for (let c = 0; c < 3; c++) rows[at + c] = hits ? Math.round((sum[c] ?? 0) / hits) : 0;
      rows[at + 3] = Math.round((hits / (grid * grid)) * 255);
    }
  return rows;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** PNG, third edition: 8 bits a channel, RGBA. */
function png(size: number, style: Style): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(draw(size, style), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

for (const { name, style, plain, size, ending } of trays) {
  mkdirSync(`${folder}${name}`, { recursive: true });
  for (const mood of moods)
    for (const watching of [false, true]) {
      const badge = { mood, watching, plain };
      const path = `${folder}${name}/${mood}${watching ? '-watching' : ''}${ending}`;
      writeFileSync(`${path}.png`, png(size, { ...style, badge }));
      writeFileSync(`${path}@2x.png`, png(size * 2, { ...style, badge }));
    }
}
writeFileSync(`${folder}app.png`, png(512, app));

const packaging = fileURLToPath(new URL('../packaging/', import.meta.url));
mkdirSync(`${packaging}icons`, { recursive: true });
const pictures = [16, 24, 32, 48, 64, 128, 256, 512, 1024].map((side) => ({ side, png: png(side, app) }));
for (const { side, png: bytes } of pictures)
  if (side <= 512) writeFileSync(`${packaging}icons/${side}x${side}.png`, bytes);
writeFileSync(`${packaging}icon.ico`, ico(pictures.filter(({ side }) => side <= 256)));
writeFileSync(`${packaging}icon.icns`, icns(pictures));
