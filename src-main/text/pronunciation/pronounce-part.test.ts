import { expect, test } from 'vitest';
import type { PronunciationRule } from '../../../src-preload/contract/settings.ts';
import { plainReading } from '../plain-reading.ts';
import { loadPartPronouncer } from './pronounce-part.ts';

const rule = (from: string, to: string, language: string | null = null): PronunciationRule => ({
  ...{ id: from, kind: 'word', from, to, matchCase: false, language, enabled: true },
});
const whole = { before: '', from: 0, open: false };

test('a few words have the language of what stands before them', async () => {
  const pronounce = await loadPartPronouncer([rule('die', 'dee', 'de')]);
  const before = 'Wer weiß schon, wie man die Namen der Straßen in dieser Stadt richtig ausspricht? ';
  expect(pronounce(plainReading('Die Uhr.'), { ...whole, before }).said).toBe('dee Uhr.');
  expect(pronounce(plainReading('Die Uhr.'), whole).said).toBe('Die Uhr.');
});

test('what is said already stays, and a last word that may go on waits', async () => {
  const pronounce = await loadPartPronouncer([rule('GIF', 'jif')]);
  const reading = plainReading('A GIF, a GIF and a GIF');
  expect(pronounce(reading, { ...whole, from: 7 }).said).toBe('A GIF, a jif and a jif');
  expect(pronounce(reading, { ...whole, open: true }).said).toBe('A jif, a jif and a GIF');
});

test('a rule that is switched off is not followed', async () => {
  const pronounce = await loadPartPronouncer([{ ...rule('GIF', 'jif'), enabled: false }]);
  expect(pronounce(plainReading('A GIF'), whole).said).toBe('A GIF');
});
