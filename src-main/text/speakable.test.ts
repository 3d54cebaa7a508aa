import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asSpoken, speakable } from './speakable.ts';

describe('speakable', () => {
  it.each(['a', 'Ж', '你', 'ก', 'ع', 'ह', '7', '٣', '½', '… x …'])('hears something in %j', (text) => {
    expect(speakable(text)).toBe(true);
  });

  it.each(['', ' \n\t', '…!?', '😀 👨‍👩‍👧', '—*—', '\ud83d'])('hears nothing in %j', (text) => {
    expect(speakable(text)).toBe(false);
  });
});

describe('asSpoken', () => {
  it('turns line breaks and tabs into spaces', () => {
    expect(asSpoken('one\ntwo\r\nthree\tfour')).toBe('one two  three four');
  });

  it('keeps every place and leaves no lone surrogate', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '\ud800', '\udc00'), (text, lone) => {
        const spoken = asSpoken(text + lone);
        expect(spoken).toHaveLength(text.length + lone.length);
        expect(spoken.isWellFormed()).toBe(true);
      }),
    );
  });
});
