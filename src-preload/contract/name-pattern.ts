/** What a pattern for the names of chapters' files may name, in braces. */
const patternFields = ['number', 'chapter', 'title', 'voice', 'date'] as const;
export type PatternField = (typeof patternFields)[number];

export const defaultPattern = '{number} {chapter}';

/** Names in braces that are none of a pattern's fields. */
export const unknownFields = (pattern: string): string[] =>
  [...pattern.matchAll(/\{([^{}]*)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !patternFields.some((known) => known === name));
