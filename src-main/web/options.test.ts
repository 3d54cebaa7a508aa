import { describe, expect, it } from 'vitest';
import { hasDisplay } from './open-page.ts';
import { portTrouble, readOptions } from './options.ts';

describe('readOptions', () => {
  it.each([
    [[], { open: true, help: false }],
    [['--no-open'], { open: false, help: false }],
    [['--port', '8080'], { open: true, help: false, port: 8080 }],
    [['--port=65535', '-h'], { open: true, help: true, port: 65_535 }],
  ])('reads %j', (args, options) => {
    expect(readOptions(args)).toEqual(options);
  });

  it.each([
    [['--port', '0']],
    [['--port', '65536']],
    [['--port', '-1']],
    [['--port', '80a']],
    [['--port', '1e3']],
    [['--port=']],
    [['--port']],
    [['--host', '0.0.0.0']],
    [['extra']],
  ])('answers %j in a sentence', (args) => {
    expect(() => readOptions(args)).toThrow(/^[^\n]+\.$/);
  });
});

describe('portTrouble', () => {
  it('has a sentence for a port that cannot be had, and for nothing else', () => {
    expect(portTrouble({ code: 'EADDRINUSE' }, 8080)).toMatch(/^Port 8080 is used by another program/);
    expect(portTrouble({ code: 'EACCES' }, 80)).toMatch(/^Port 80 may not be used here/);
    expect([portTrouble(new Error('x'), 80), portTrouble(null, 80)]).toEqual([null, null]);
  });
});

describe('hasDisplay', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['freebsd', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ] as const)('on %s with %j is %s', (platform, env, shown) => {
    expect(hasDisplay(platform, env)).toBe(shown);
  });
});
