import { expect, test } from 'vitest';
import * as electron from './electron.ts';

const ask = (part: object, member: string): unknown => (part as Record<string, unknown>)[member];

test.each(Object.entries(electron))('%s refuses what it does not have, and has what it has', (name, part) => {
  expect(() => ask(part, 'doWhatElectronCannot')).toThrow(
    `The stand-in has no “doWhatElectronCannot” of ${name}`,
  );
  const [own] = Object.getOwnPropertyNames(part).filter(
    (member) => !['length', 'name', 'prototype'].includes(member),
  );
  if (own) expect(() => ask(part, own)).not.toThrow();
  expect(ask(part, 'toString')).toBeTypeOf('function');
});

test('so does what a class makes, and its own methods work', () => {
  const { Menu, Notification, Tray, app } = electron;
  const menu = Menu.buildFromTemplate([{ label: 'One' }]);
  expect(menu.items).toHaveLength(1);
  expect(() => ask(menu, 'popup')).toThrow('“popup” of a Menu');
  const shown = new Notification({ title: 'One' });
  shown.once('click', () => undefined);
  shown.show();
  expect(() => ask(shown, 'close')).toThrow('“close” of a Notification');
  expect(() => ask(Tray, 'isSupported')).toThrow('“isSupported” of Tray');
  // Private fields of the part are its own still.
  expect(app.requestSingleInstanceLock({ action: 'open' })).toBe(true);
  expect(() => app.getPath('music')).toThrow('Failed to get');
});
