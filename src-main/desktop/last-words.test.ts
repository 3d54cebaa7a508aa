import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { sayLastWords } from './last-words.ts';

function begin() {
  const stage = new EventEmitter();
  const seen = { exits: [] as (number | undefined)[], boxes: [] as string[], log: [] as string[] };
  const reports: unknown[] = [];
  const over = sayLastWords({
    process: stage as unknown as NodeJS.Process,
    app: { exit: (code) => void seen.exits.push(code) },
    crashReporter: { start: (options) => void reports.push(options) },
    dialog: { showErrorBox: (_title, content) => void seen.boxes.push(content) },
    log: (line) => seen.log.push(line),
  });
  return { stage, seen, reports, over };
}

test.each(['uncaughtException', 'unhandledRejection'])(
  '%s: a line, one sentence, and an end with a code',
  (event) => {
    const { stage, seen } = begin();
    stage.emit(event, new TypeError('cannot speak “my diary”'));
    stage.emit(event, new TypeError('and again'));
    expect(seen.exits).toEqual([70]);
    expect(seen.boxes).toEqual([expect.stringContaining('has to close')]);
    expect(seen.log.join()).toMatch(/nobody caught: TypeError at .*last-words\.test/);
    expect(JSON.stringify(seen)).not.toContain('diary');
  },
);

test('what is no error ends it too', () => {
  const { stage, seen } = begin();
  stage.emit('unhandledRejection', 'a text');
  expect([seen.exits, seen.log]).toEqual([[70], ['nobody caught: string']]);
});

test('crash dumps stay here, and after the end nothing listens any more', () => {
  const { stage, reports, over } = begin();
  expect(reports).toEqual([{ uploadToServer: false }]);
  over();
  expect(stage.eventNames()).toEqual([]);
});
