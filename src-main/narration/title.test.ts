import { describe, expect, it } from 'vitest';
import { titleOf } from './title.ts';

const plan = { pieces: [], chapters: [] };

describe('titleOf', () => {
  it.each([
    [' \n Hello,\n  world. ', 'Hello, world.'],
    ['word '.repeat(40), `${'word '.repeat(16).trim()}…`],
    ['漢'.repeat(200), `${'漢'.repeat(80)}…`],
  ])('is the first words (%#)', (text, expected) => {
    expect(titleOf({ text, plan })).toBe(expected);
  });

  it('names a message by what is known of it', () => {
    expect(titleOf({ messageId: 'abc', plan })).toBe('Dify message abc');
    expect(titleOf({ messageId: 'abc', plan, title: ' ' })).toBe('Dify message abc');
    expect(titleOf({ messageId: 'abc', plan, title: 'What is a heron?' })).toBe('What is a heron?');
  });

  it('is the question that an answer is written to', () => {
    const written = { write: () => Promise.resolve() };
    const pauses = { clause: 0, sentence: 0, paragraph: 0, heading: 1 };
    expect(titleOf({ written, pauses, question: 'What is\na heron?' })).toBe('What is a heron?');
  });
});
