import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPng } from './png.fixture.ts';

const icons = fileURLToPath(new URL('icons/', import.meta.url));
const plain = (folder: string): string[] =>
  readdirSync(join(icons, folder)).filter((name) => !name.includes('@2x'));

/** Red, green, blue and alpha of what can be seen. */
function seen(file: string): number[][] {
  const { pixels } = readPng(file);
  const all = Array.from({ length: pixels.length / 4 }, (_, n) => [...pixels.subarray(n * 4, n * 4 + 4)]);
  return all.filter(([, , , alpha]) => alpha! > 128);
}
/** 0 black to 255 white. */
function brightness(file: string): number {
  const all = seen(file);
  return all.reduce((sum, [red, green, blue]) => sum + (red! + green! + blue!) / 3, 0) / all.length;
}

test.each(['dark', 'light', 'linux', 'mac'])(
  'each icon for %s is drawn, alike by none, and sharp',
  (folder) => {
    const drawings = plain(folder).map((name) => {
      const file = join(icons, folder, name);
      const { width, height, pixels } = readPng(file);
      const sharp = readPng(file.replace('.png', '@2x.png'));
      expect([width, sharp.width, sharp.height]).toEqual([height, width * 2, height * 2]);
      expect(seen(file).length).toBeGreaterThan(10);
      return Buffer.from(pixels).toString('base64');
    });
    expect(new Set(drawings).size).toBe(10);
  },
);

test('the template of a Mac is black alone, which the system tints', () => {
  for (const name of plain('mac'))
    for (const [red, green, blue] of seen(join(icons, 'mac', name)))
      expect([red, green, blue]).toEqual([0, 0, 0]);
});

test('icons for a dark panel are bright, and for a light one dark', () => {
  for (const name of plain('dark')) {
    expect([name, brightness(join(icons, 'dark', name)) > 150]).toEqual([name, true]);
    expect([name, brightness(join(icons, 'light', name)) < 120]).toEqual([name, true]);
  }
});
