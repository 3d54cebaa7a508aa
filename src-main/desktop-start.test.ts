import { expect, test } from 'vitest';
import { terminalVerbs } from './desktop/terminal-words.ts';
import { createProgram } from './terminal/program.ts';

test('each command of the terminal is known, so that none is taken for a document', () => {
  const program = createProgram({
    version: '1',
    signal: new AbortController().signal,
    setup: () => Promise.reject(new Error('not needed')),
  });
  const names = program.commands.map((command) => command.name());
  expect(names.sort()).toEqual([...terminalVerbs, 'open', 'speak'].sort());
});
