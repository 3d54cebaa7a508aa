import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapedPlaces, escapeText } from './escape.ts';

describe('escapeText', () => {
  it.each([
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['<break time="5s"/>', '&lt;break time="5s"/&gt;'],
    ['one\u0000two\u001b[1m', 'one two [1m'],
    ['a\r\nb\rc\td', 'a\nb\nc\td'],
    ['half \ud800 whole 😀', 'half   whole 😀'],
  ])('%j becomes %j', (text, expected) => {
    expect(escapeText(text)).toBe(expected);
  });

  it('leaves no markup, no control character and no half character in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeText(text);
        expect(escaped).not.toMatch(/[<>]|&(?!(amp|lt|gt);)|[^\P{Cc}\n\t]|\p{Cs}/u);
      }),
    );
  });
});

describe('escapedPlaces', () => {
  it('tells where each code point comes from', () => {
    expect(escapedPlaces('a<b')).toEqual([0, 1, 1, 1, 1, 2, 3]);
    expect(escapedPlaces('a\r\n😀b')).toEqual([0, 1, 3, 5, 6]);
  });

  it('has as many as the escaped text, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const places = escapedPlaces(text);
        expect(places).toHaveLength(Array.from(escapeText(text)).length + 1);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(places.at(-1)).toBe(text.length);
      }),
    );
  });
});
