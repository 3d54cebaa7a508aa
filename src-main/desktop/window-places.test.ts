import type { BrowserWindow, Display, Rectangle } from 'electron';
import { EventEmitter } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WindowPlaces } from './window-places.ts';

const USUAL = { width: 880, height: 680 };
const HERE = { x: 200, y: 100, width: 700, height: 500 };
const workArea = { x: 0, y: 0, width: 1920, height: 1040 };

let home: string;
let file: string;
let log: string[];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-places-'));
  file = join(home, 'windows.json');
  log = [];
});
afterEach(() => rm(home, { recursive: true }));

async function open(path = file): Promise<WindowPlaces> {
  const display = { id: 1, workArea } as Display;
  const screen = () => ({ getAllDisplays: () => [display], getPrimaryDisplay: () => display });
  const places = new WindowPlaces(path, screen, (line) => log.push(line));
  await places.load();
  return places;
}

/** A window as a person moves it about. */
class Moved extends EventEmitter {
  bounds: Rectangle = HERE;
  state: 'shown' | 'hidden' | 'minimized' | 'maximized' | 'destroyed' = 'shown';
  isDestroyed = (): boolean => this.state === 'destroyed';
  isVisible = (): boolean => this.state !== 'hidden';
  isMinimized = (): boolean => this.state === 'minimized';
  isMaximized = (): boolean => this.state === 'maximized';
  getNormalBounds(): Rectangle {
    if (this.isDestroyed()) throw new TypeError('Object has been destroyed');
    return this.bounds;
  }
}

function follow(places: WindowPlaces, name: 'main' | 'mini' = 'main'): Moved {
  const window = new Moved();
  places.follow(name, window as unknown as BrowserWindow);
  return window;
}

test('a window opens as usual at first, and where it was after that', async () => {
  const places = await open();
  expect(places.find('main', USUAL)).toEqual({ ...USUAL, maximized: false });
  follow(places).emit('move');
  await places.close();
  expect((await open()).find('main', USUAL)).toEqual({ ...HERE, maximized: false });
});

test('a place that is not whole, as screens tell that enlarge by a fraction, is kept all the same', async () => {
  const places = await open();
  const window = follow(places);
  window.bounds = { x: 200.4, y: 99.6, width: 700.2, height: 500 };
  window.emit('move');
  await places.close();
  expect((await open()).find('main', USUAL)).toEqual({ ...HERE, maximized: false });
});

test('of many steps the last one is kept, and of each window its own', async () => {
  const places = await open();
  const [main, mini] = [follow(places), follow(places, 'mini')];
  for (const x of [210, 220, 230]) {
    main.bounds = { ...HERE, x };
    main.emit('move');
  }
  mini.emit('resize');
  await places.close();
  const again = await open();
  expect([again.find('main', USUAL).x, again.find('mini', USUAL).x]).toEqual([230, 200]);
});

test('one that fills the screen keeps the place that it goes back to', async () => {
  const places = await open();
  const window = follow(places);
  window.state = 'maximized';
  window.emit('maximize');
  await places.close();
  expect((await open()).find('main', USUAL)).toEqual({ ...HERE, maximized: true });
});

test.each(['hidden', 'minimized', 'destroyed'] as const)(
  'one that is %s tells nothing of its place',
  async (state) => {
    const places = await open();
    const window = follow(places);
    window.emit('move');
    window.state = state;
    window.bounds = { ...HERE, x: 999 };
    window.emit('move');
    await places.close();
    expect((await open()).find('main', USUAL).x).toBe(200);
  },
);

test('it is written while the program goes on, too', async () => {
  const places = await open();
  follow(places).emit('move');
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('"x":200');
  await places.close();
});

test.each(['', 'no json', '{"version":2}', '{"version":1,"main":{"x":"left"}}'])(
  'a file that says %j is as good as none',
  async (content) => {
    await writeFile(file, content);
    expect((await open()).find('main', USUAL)).toEqual({ ...USUAL, maximized: false });
  },
);

test('a place that cannot be kept costs a line of the log', async () => {
  const places = await open(join(home, 'windows.json', 'below a file'));
  await writeFile(file, '');
  follow(places).emit('move');
  await places.close();
  expect(log).toEqual([expect.stringContaining('window places not kept')]);
});
