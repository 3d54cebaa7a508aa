import { expect, test } from 'vitest';
import { launchSchema, parseLaunch } from './launch.ts';

test.each([
  [[], { action: 'open' }],
  [['--hidden'], { action: 'hidden' }],
  [['--speak-clipboard'], { action: 'speak-clipboard', byKey: true }],
  [['speak', '--clipboard'], { action: 'speak-clipboard', byKey: true }],
  [['speak', '--toggle'], { action: 'toggle' }],
  [['speak', '--pause'], { action: 'pause' }],
  [['speak', '--next'], { action: 'next' }],
  [['speak', '--faster'], { action: 'faster' }],
  [['speak', '--save'], { action: 'save-last' }],
  [['--stop'], { action: 'stop' }],
  [['speak', 'Good', 'morning'], { action: 'speak', text: 'Good morning' }],
  [['speak'], { action: 'open' }],
  [['--original-process-start-time=1', '--ozone-platform=x11', 'file.txt'], { action: 'open' }],
  [['--enable-features', 'A,B', '--hidden'], { action: 'hidden' }],
])('%j asks for %j', (argv, launch) => {
  expect(parseLaunch(argv)).toEqual(launch);
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
  { action: 'speak', text: 'x'.repeat(10_000_001) },
])('%# is nothing that can be asked', (data) => {
  expect(launchSchema.safeParse(data).success).toBe(false);
});
