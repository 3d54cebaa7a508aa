import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText } from './escape.ts';

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
