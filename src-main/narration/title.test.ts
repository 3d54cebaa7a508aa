import { describe, expect, it } from 'vitest';
import { title } from './title.ts';

describe('title', () => {
  it.each([
    [' \n Hello,\n  world. ', 'Hello, world.'],
    ['word '.repeat(40), `${'word '.repeat(16).trim()}…`],
    ['漢'.repeat(200), `${'漢'.repeat(80)}…`],
  ])('is the first words (%#)', (text, expected) => {
    expect(title(text, undefined)).toBe(expected);
  });

  it('names a message', () => {
    expect(title(undefined, 'abc')).toBe('Dify message abc');
  });
});
