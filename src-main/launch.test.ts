import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { asksNothing, launchSchema, parseLaunch } from './launch.ts';

const HERE = resolve('/home/someone/texts');
const at = (...paths: string[]) => ({
  action: 'open-files',
  paths: paths.map((path) => resolve(HERE, path)),
});

test.each([
  [[], { action: 'open' }],
  [['--hidden'], { action: 'hidden' }],
  [['--speak-clipboard'], { action: 'speak-clipboard', byKey: true }],
  [['speak', '--clipboard'], { action: 'speak-clipboard', byKey: true }],
  [['speak', '--selection'], { action: 'speak-selection', byKey: true }],
  [['speak', '--toggle'], { action: 'toggle' }],
  [['speak', '--pause'], { action: 'pause' }],
  [['speak', '--next'], { action: 'next' }],
  [['speak', '--faster'], { action: 'faster' }],
  [['speak', '--save'], { action: 'save-last' }],
  [['--stop'], { action: 'stop' }],
  [['speak', 'Good', 'morning'], { action: 'speak', text: 'Good morning' }],
  [['speak'], { action: 'open' }],
  [['--original-process-start-time=1', '--ozone-platform=x11', 'file.txt'], at('file.txt')],
  [['a.md', '../b.epub', resolve('/c.pdf')], at('a.md', '../b.epub', '/c.pdf')],
  [['open', 'a.md'], at('a.md')],
  [['open'], { action: 'open' }],
  [['./open', './speak'], at('open', 'speak')],
  [[pathToFileURL(resolve(HERE, 'My notes.txt')).href], at('My notes.txt')],
  [['--', '-minutes.txt'], at('-minutes.txt')],
  [['', ''], { action: 'open' }],
  [['--hidden', 'a.md'], { action: 'hidden' }],
  [['--enable-features', 'A,B', '--hidden'], { action: 'hidden' }],
])('%j asks for %j', (argv, launch) => {
  expect(parseLaunch(argv, HERE)).toEqual(launch);
  expect(launchSchema.parse(launch)).toEqual(launch);
});

test.each([
  undefined,
  null,
  'stop',
  { action: 'rm' },
  { action: ['stop'] },
  [],
  { action: 'speak' },
  { action: 'speak', text: '' },
  { action: 'open-files' },
  { action: 'open-files', paths: [] },
  { action: 'open-files', paths: ['a.md'] },
  { action: 'open-files', paths: [''] },
  { action: 'open-files', paths: [resolve('/a\0b')] },
  { action: 'open-files', paths: 'a.md' },
  { action: 'speak', text: 'x'.repeat(10_000_001) },
])('%# is nothing that can be asked', (data) => {
  expect(launchSchema.safeParse(data).success).toBe(false);
});

test('to stop or to pause, nothing needs to start', () => {
  const starts = (...argv: string[]) => !asksNothing(parseLaunch(argv));
  expect([starts('--stop'), starts('--pause'), starts('--toggle'), starts()]).toEqual([
    ...[false, false, true, true],
  ]);
});
