import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('keeps the words of every room plain, too', () => {
  const rooms = globSync('src-renderer/*/words.ts');
  expect(rooms.length).toBeGreaterThan(4);
  for (const room of rooms) {
    const words = [...readFileSync(room, 'utf8').matchAll(/^ +(?:'[\w.]+': )?'(.*)',$/gm)].map(
      ([, said]) => said,
    );
    expect(words.length, room).toBeGreaterThan(0);
    for (const said of words) expect(said, room).not.toMatch(/!|^\s|\s$| {2}/);
  }
});
