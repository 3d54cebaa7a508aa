import { expect, it } from 'vitest';
import { makeDocx, makeEpub, paragraph } from './packed.fixture.ts';
import { makePdf, setLines } from './pdf.fixture.ts';
import { bytesOf, refusal } from './read-as-text.fixture.ts';

const lines = ['It was late, and the lamp was lit.', 'Nobody asked why it rained.'];
const whole: Readonly<Record<string, Uint8Array>> = {
  'a.epub': makeEpub({
    parts: [`<h1>One</h1><p>${lines.join(' ')}</p>`],
    contents: [{ title: 'One', at: '1' }],
  }),
  'a.docx': makeDocx({
    body: paragraph('One', 'Heading1') + paragraph(lines.join(' '), '', 1),
    footnotes: ['Note'],
  }),
  'a.pdf': makePdf({ pages: [setLines(lines, 60, 700)], bookmarks: [{ title: 'One', page: 0 }] }),
  'a.html': bytesOf(`<!doctype html><title>One</title><table><tr><td>${lines.join('<td>')}</table><ul><li>x`),
  'a.vtt': bytesOf(`WEBVTT\n\n00:01.000 --> 00:02.000\n${lines.join('\n')}`),
  'a.md': bytesOf(`# One\n\n${lines.join('\n\n')}`),
};

/** The same numbers on every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const answers = /^(?:opened|document_(?:damaged|empty|unknown|protected|scanned|too_large))$/;

it.each(Object.keys(whole))(
  '%s: whatever happened to it, there is an answer',
  async (name) => {
    const roll = dice(name.length * 7919 + name.charCodeAt(2));
    const bytes = whole[name] ?? new Uint8Array();
    expect(await refusal(bytes, name)).toBe('opened');
    const seen = new Set<string>();
    for (let round = 0; round < 150; round += 1) {
      const changed = new Uint8Array(round % 3 === 0 ? bytes.subarray(0, roll(bytes.length)) : bytes);
      const flips = round % 3 === 0 ? 0 : 1 + roll(round);
      for (let flip = 0; flip < flips; flip += 1) {
        const at = roll(changed.length);
        changed[at] = (changed[at] ?? 0) ^ (1 << roll(8));
      }
      const answer = await refusal(changed, name);
      expect(answer).toMatch(answers);
      seen.add(answer);
    }
    expect(seen.size).toBeGreaterThan(1);
  },
  60_000,
);
