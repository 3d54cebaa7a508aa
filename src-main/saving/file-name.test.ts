import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName } from './file-name.ts';

describe('fileName', () => {
  it.each([
    ['Hello from a fresh clone.', 'Hello from a fresh clone.mp3'],
    ['a/b\\c: "d"?', 'a b c d.mp3'],
    ['  ..hidden… ', 'hidden.mp3'],
    ['CON', 'Voicetray.mp3'],
    ['', 'Voicetray.mp3'],
    ['你好，世界', '你好，世界.mp3'],
  ])('%j becomes %j', (title, expected) => {
    expect(fileName(title, 'mp3')).toBe(expected);
  });

  it('is safe for any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const name = fileName(title, 'wav');
        expect(name).not.toMatch(/[<>:"/\\|?*]|\p{Cc}|^\.|^\s/u);
        expect(Array.from(name).length).toBeLessThanOrEqual(64);
      }),
    );
  });
});
