import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { pauseOnSleep } from './power.ts';

test('sleep pauses, and waking does not go on', () => {
  const power = new EventEmitter();
  const commands: string[] = [];
  pauseOnSleep(power, { command: (command) => commands.push(command) });
  power.emit('suspend');
  power.emit('resume');
  power.emit('suspend');
  expect(commands).toEqual(['pause', 'pause']);
});
