import { describe, expect, it } from 'vitest';
import { errorCodes, errorTable, errorWords } from './errors.ts';

describe('errorTable', () => {
  it.each(errorCodes)('%s: plain sentences with a full stop, calm and without jargon', (code) => {
    const { words } = errorTable[code];
    expect(words).toMatch(/[.?]$|\{[a-z]+\}\.$/);
    expect(words).not.toMatch(/!|\b(HTTP|JSON|null|undefined|exception|error code|API)\b/);
    expect(words.length).toBeLessThan(170);
  });

  it('fills in the params', () => {
    expect(errorWords({ code: 'voice_unknown', params: { voice: 'x' } })).toContain('“x”');
    expect(errorWords({ code: 'voice_unknown' })).toContain('“…”');
  });
});
