import { expect, it } from 'vitest';
import { Desktop, say, textOf, value } from './library.fixture.ts';

const five = textOf(...[0, 1, 2, 3, 4].map(say));

/** What is on its way at a restart is asked for again: so many are there, and nothing is under way. */
const untilMade = (desktop: Desktop, narrationId: string, made: number): Promise<void> =>
  expect
    .poll(async () => (await value(desktop.bridge.getNarration({ narrationId }))).narration.made)
    .toBe(made);

it('brings back what was narrated, at its place, silent until it is played, and asks for what is missing only', async () => {
  const desktop = await Desktop.open();
  const id = await desktop.begin(five);
  await desktop.hear(id, 0);
  await desktop.hear(id, 1);
  await expect.poll(() => desktop.asked.length).toBe(3);
  await value(desktop.bridge.reportPlayer({ narrationId: id, state: 'playing', piece: 1, offset: 0.2 }));
  await value(desktop.bridge.reportPlayer({ narrationId: id, state: 'paused', piece: 2, offset: 0.3 }));
  await untilMade(desktop, id, 3);
  await desktop.restart();
  const { desk } = await value(desktop.bridge.hello({}));
  expect(desk.current).toMatchObject({ id, made: 3, pieces: 5, state: 'waiting' });
  const { at, pieces } = await value(desktop.bridge.getNarration({ narrationId: id }));
  expect(at).toEqual({ piece: 2, offset: 0.3 });
  expect(pieces.map(({ state }) => state)).toEqual(['made', 'made', 'made', 'planned', 'planned']);
  expect((await value(desktop.bridge.getScript({ narrationId: id }))).text).toBe(five);
  expect(desktop.asked).toHaveLength(3);
  await desktop.hear(id, 2);
  await desktop.hearAll(id);
  expect(desktop.asked).toEqual([0, 1, 2, 3, 4].map(say));
});

it('saves all of what was brought back, and asks for what is missing only', async () => {
  const desktop = await Desktop.open({ saveTarget: { choose: () => Promise.resolve({ to: 'download' }) } });
  const id = await desktop.begin(five);
  await desktop.hear(id, 0);
  await untilMade(desktop, id, 2);
  await desktop.restart();
  const saved = await value(desktop.bridge.saveNarration({ narrationId: id, format: 'wav' }));
  expect(saved).toMatchObject({ to: 'download', saved: 5, pieces: 5 });
  expect([...desktop.asked].sort()).toEqual([0, 1, 2, 3, 4].map(say).sort());
});

it('lets a new narration begin at once over one that was only brought back', async () => {
  const desktop = await Desktop.open();
  const id = await desktop.begin(five);
  await desktop.hear(id, 0);
  await desktop.restart();
  const request = { text: say(9), profileId: desktop.profileId, whenBusy: 'queue' as const };
  expect((await value(desktop.bridge.startNarration(request))).queued).toBe(false);
  expect((await value(desktop.bridge.openNarration({ narrationId: id, whenBusy: 'queue' }))).queued).toBe(
    true,
  );
});

it('brings back what waited too, and nothing that a person stopped or heard to its end', async () => {
  const desktop = await Desktop.open();
  const first = await desktop.begin(five);
  const second = (
    await value(
      desktop.bridge.startNarration({ text: say(7), profileId: desktop.profileId, whenBusy: 'queue' }),
    )
  ).narrationId;
  await desktop.restart();
  const { desk } = await value(desktop.bridge.hello({}));
  expect([desk.current?.id, ...desk.queue.map(({ id }) => id)]).toEqual([first, second]);
  await value(desktop.bridge.stopNarration({}));
  await desktop.restart();
  expect((await value(desktop.bridge.hello({}))).desk).toEqual({ current: null, queue: [] });
  await desktop.narrate(say(8));
  await desktop.restart();
  expect((await value(desktop.bridge.hello({}))).desk.current).toBeNull();
});

it('opens a kept narration at the place where it was left, and tells the window', async () => {
  const desktop = await Desktop.open();
  const id = await desktop.begin(five);
  await desktop.hear(id, 1);
  await value(desktop.bridge.reportPlayer({ narrationId: id, state: 'paused', piece: 1, offset: 0.4 }));
  await desktop.narrate(say(9));
  await desktop.restart();
  const opened: unknown[] = [];
  desktop.bridge.on('opened', ({ narration, at }) => opened.push([narration.id, at]));
  await value(desktop.bridge.openNarration({ narrationId: id }));
  expect(opened).toEqual([[id, { piece: 1, offset: 0.4 }]]);
  const [kept] = await desktop.listed();
  expect(kept).toMatchObject({ id, pieces: 5 });
  expect(kept?.heard).toBeGreaterThanOrEqual(0.4);
});

it('plays what is there of a narration whose profile is gone', async () => {
  const desktop = await Desktop.open();
  const id = await desktop.narrate(say(0));
  await value(desktop.bridge.removeProfile({ id: desktop.profileId }));
  await value(desktop.bridge.openNarration({ narrationId: id }));
  expect((await desktop.hear(id, 0)).length).toBeGreaterThan(1000);
  expect(await desktop.bridge.openNarration({ narrationId: 'gone' })).toMatchObject({
    error: { code: 'narration_gone' },
  });
});
