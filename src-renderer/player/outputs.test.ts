import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Outputs } from './outputs.svelte.ts';

type Device = Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label' | 'groupId'>;
const device = (deviceId: string, label: string, groupId: string): Device => ({
  ...{ kind: 'audiooutput', deviceId, label, groupId },
});
const speakers = device('s', 'Speakers', 'g-s');
const headset = device('h', 'Headset', 'g-h');
const preferred = ({ groupId }: Device): Device => device('default', 'Default', groupId);

let found: Device[];
let kept: Map<string, string>;
let speaker: { state: string; sink: string; setSink: (id: string) => Promise<void>; pause: () => void };
let lost: string[];
let outputs: Outputs;

function open(): Outputs {
  const devices = Object.assign(new EventTarget(), {
    enumerateDevices: () => Promise.resolve(found as MediaDeviceInfo[]),
  });
  return new Outputs(devices, speaker, {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  });
}

beforeEach(async () => {
  found = [preferred(speakers), speakers, headset];
  kept = new Map();
  lost = [];
  speaker = {
    ...{ state: 'playing', sink: '' },
    setSink: (id) => Promise.resolve(void (speaker.sink = id)),
    pause: () => (speaker.state = 'paused'),
  };
  outputs = open();
  const stop = outputs.start((name) => lost.push(name));
  await vi.waitFor(() => expect(outputs.all).toHaveLength(2));
  stop();
});

describe('a chosen device', () => {
  test('plays, and is known the next time, also by its name alone', async () => {
    await outputs.choose({ id: 'h', name: 'Headset' });
    expect(speaker.sink).toBe('h');
    found = [preferred(speakers), speakers, device('other', 'Headset', 'g-h')];
    const next = open();
    await next.look();
    expect(speaker.sink).toBe('other');
    await next.choose(null);
    expect(speaker.sink).toBe('');
    expect(open().chosen).toBeNull();
  });

  test('that goes pauses what plays and says so; it plays again when it is back', async () => {
    await outputs.choose({ id: 'h', name: 'Headset' });
    found = [preferred(speakers), speakers];
    await outputs.look();
    expect(speaker).toMatchObject({ state: 'paused', sink: '' });
    expect(lost).toEqual(['Headset']);
    await outputs.look();
    expect(lost).toHaveLength(1);
    found.push(headset);
    await outputs.look();
    expect(speaker).toMatchObject({ state: 'paused', sink: 'h' });
  });

  test('that goes while nothing plays needs no words', async () => {
    await outputs.choose({ id: 'h', name: 'Headset' });
    speaker.state = 'paused';
    found = [preferred(speakers), speakers];
    await outputs.look();
    expect(speaker.sink).toBe('');
    expect(lost).toEqual([]);
  });
});

describe('the device that the system prefers', () => {
  test('is followed to another one', async () => {
    found = [preferred(headset), speakers, headset];
    await outputs.look();
    expect(speaker.state).toBe('playing');
    expect(lost).toEqual([]);
  });

  test('that goes pauses what plays, before it shouts from the next one', async () => {
    found = [preferred(headset), headset];
    await outputs.look();
    expect(speaker.state).toBe('paused');
    expect(lost).toEqual(['Speakers']);
  });
});

test('a browser that names no devices is left to the system', async () => {
  found = [device('', '', '')];
  const nameless = open();
  await nameless.look();
  expect(nameless.all).toEqual([]);
  expect(speaker).toMatchObject({ state: 'playing', sink: '' });
});

test('what is kept may be damaged', () => {
  kept.set('voicetray.output', '{"id":7');
  expect(open().chosen).toBeNull();
});
