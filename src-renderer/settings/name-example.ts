import type { PatternField } from '../../src-preload/contract/name-pattern.ts';

const examples: Readonly<Record<PatternField, string>> = {
  number: '03',
  chapter: 'Summer',
  title: 'The Heron’s Year',
  voice: 'nova',
  date: '2026-11-26',
};

/** A name as it would be, without its ending. */
export const exampleName = (pattern: string): string =>
  pattern.replace(/\{([^{}]*)\}/g, (_, name: string) => examples[name as PatternField]).trim();
