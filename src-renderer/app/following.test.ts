import { expect, test, vi } from 'vitest';
import type { Narration, Piece } from '../../src-preload/contract/narration.ts';
import { Following } from './following.ts';
import { Program } from './program.fixture.ts';

const narration = (more: Partial<Narration> = {}): Narration => ({
  ...{ id: 'n1', state: 'making', title: 'Words', profileId: 'p', speaker: 'Home', voice: null },
  ...{ pieces: 0, made: 0, growing: true, characters: 0 },
  ...more,
});
const piece = (index: number, state: Piece['state'] = 'planned'): Piece => ({
  ...{ index, start: index * 10, end: index * 10 + 9, pauseAfter: 0.3, state, sentences: [] },
});
const snapshot = (pieces: Piece[], answer: string | null = 'So far') => ({
  value: { narration: narration({ pieces: pieces.length }), pieces, answer, at: { piece: 0, offset: 2 } },
});

function open() {
  const program = new Program();
  const told: string[] = [];
  const following = new Following(program.bridge, {
    opened: (autoplay, at) => told.push(`opened ${autoplay} ${at?.offset ?? '-'}`),
    changed: ({ state }) => told.push(state),
    replaced: ({ index, state }) => told.push(`${index} ${state}`),
    extended: (_, pieces) => told.push(`+${pieces.map(({ index }) => index).join()}`),
  });
  following.start();
  const states = () => following.shown.pieces.map(({ state }) => state);
  return { program, following, shown: following.shown, told, states };
}

/** The same, with an answer to getNarration that a test lets go. */
function held() {
  const opened = open();
  const { promise: coming, resolve: answer } = Promise.withResolvers<ReturnType<typeof snapshot>>();
  opened.program.answers.set('getNarration', () => coming);
  return { ...opened, answer };
}

test('a narration that is opened is filled by what is told of it', () => {
  const { program, shown, told, states } = open();
  program.emit('opened', { narration: narration(), pieces: [] });
  expect([shown.answer, shown.pieces]).toEqual(['', []]);
  program.emit('answered', { narrationId: 'n1', text: 'One. Tw' });
  program.emit('extended', { narration: narration({ pieces: 1 }), pieces: [piece(0)] });
  program.emit('piece', { narrationId: 'n1', piece: piece(0, 'making') });
  program.emit('extended', { narration: narration({ pieces: 3 }), pieces: [piece(1), piece(2)] });
  program.emit('narration', narration({ pieces: 3, growing: false, state: 'complete' }));
  program.emit('answered', { narrationId: 'another', text: 'Not this' });
  expect(shown.answer).toBe('One. Tw');
  expect(states()).toEqual(['making', 'planned', 'planned']);
  expect(shown.narration).toMatchObject({ pieces: 3, state: 'complete' });
  expect(told).toEqual(['opened true -', '+0', '0 making', '+1,2', 'complete']);
});

test('each narration begins without an answer', () => {
  const { program, shown } = open();
  program.emit('opened', { narration: narration(), pieces: [] });
  program.emit('answered', { narrationId: 'n1', text: 'One.' });
  program.emit('opened', { narration: narration({ id: 'n2', growing: false }), pieces: [piece(0)] });
  expect(shown.answer).toBeNull();
});

test('a window that comes late shows what there is, silently', async () => {
  const { program, following, shown, told } = open();
  program.answer('getNarration', () => snapshot([piece(0, 'made'), piece(1)]));
  await following.ask('n1');
  expect(shown.answer).toBe('So far');
  expect(shown.pieces).toHaveLength(2);
  expect(told).toEqual(['opened false 2']);
});

test('what is told while it is asked for is newer than the answer', async () => {
  const { program, following, shown, states, answer } = held();
  const asking = following.ask('n1');
  program.emit('extended', { narration: narration({ pieces: 2 }), pieces: [piece(1)] });
  program.emit('piece', { narrationId: 'n1', piece: piece(0, 'made') });
  program.emit('answered', { narrationId: 'n1', text: 'So far and further' });
  answer(snapshot([piece(0)]));
  await asking;
  expect(states()).toEqual(['made', 'planned']);
  expect(shown.answer).toBe('So far and further');
  expect(shown.narration?.pieces).toBe(2);
});

test('one that is opened meanwhile is not covered by an old answer', async () => {
  const { program, following, shown, answer } = held();
  const asking = following.ask('n1');
  program.emit('opened', { narration: narration({ id: 'n2' }), pieces: [] });
  answer(snapshot([piece(0)]));
  await asking;
  expect(shown.narration?.id).toBe('n2');
});

test('pieces that were missed are asked for, and nothing starts anew', async () => {
  const { program, states, told } = open();
  program.answer('getNarration', () => snapshot([piece(0, 'made'), piece(1, 'made'), piece(2)]));
  program.emit('opened', { narration: narration(), pieces: [] });
  program.emit('extended', { narration: narration({ pieces: 3 }), pieces: [piece(2)] });
  await expect.poll(() => states()).toEqual(['made', 'made', 'planned']);
  expect(told).toEqual(['opened true -', '+0,1,2']);
});

test('why it waits for its server stays over a short try, and goes when it goes on', () => {
  vi.useFakeTimers();
  try {
    const { program, shown } = open();
    const waits = narration({ growing: false, held: { code: 'server_unreachable' } });
    program.emit('opened', { narration: narration({ growing: false }), pieces: [piece(0)] });
    program.emit('narration', waits);
    const { held } = shown;
    expect(held?.code).toBe('server_unreachable');
    program.emit('narration', narration({ growing: false }));
    vi.advanceTimersByTime(500);
    program.emit('narration', waits);
    vi.advanceTimersByTime(5000);
    // It is the very same, so it is not announced again.
    expect(shown.held).toBe(held);
    program.emit('narration', narration({ growing: false }));
    vi.advanceTimersByTime(2000);
    expect(shown.held).toBeNull();
    program.emit('narration', waits);
    program.emit('narration', narration({ growing: false, state: 'stopped' }));
    expect(shown.held).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});
