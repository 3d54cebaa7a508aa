import { afterEach, expect, test } from 'vitest';
import { Handover } from './handover.ts';

const open: Handover[] = [];
const handover = (): Handover => {
  const made = new Handover(new BroadcastChannel('handover-test'));
  open.push(made);
  return made;
};
afterEach(() => open.splice(0).forEach((one) => one.close()));

test('the place reaches the window that waits for it', async () => {
  const [from, to] = [handover(), handover()];
  const taken = to.take(5000);
  from.give({ narrationId: 'n1', position: 12.5, playing: true });
  expect(await taken).toEqual({ narrationId: 'n1', position: 12.5, playing: true });
  expect(to.last).toEqual(from.last);
});

test('nobody answers: the window goes on without', async () => {
  expect(await handover().take(10)).toBeNull();
});

test('what is no place is passed over', async () => {
  const to = handover();
  const stranger = new BroadcastChannel('handover-test');
  const taken = to.take(200);
  stranger.postMessage({ narrationId: 4 });
  expect(await taken).toBeNull();
  expect(to.last).toBeNull();
  stranger.close();
});
