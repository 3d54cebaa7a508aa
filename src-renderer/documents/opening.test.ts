import { expect, test } from 'vitest';
import { ok } from '../../src-preload/contract/result.ts';
import { Program } from '../app/program.fixture.ts';
import { Draft } from '../compose/draft.svelte.ts';
import type { HandOver } from './given-file.ts';
import { Opening } from './opening.svelte.ts';

const file = (name: string): File => new File(['…'], name);
const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };

function open(give: HandOver = handOver) {
  const program = new Program();
  program.answer('openDocument', (payload) => {
    const { token } = payload as { token: string };
    if (token === 'bad.pdf') return { error: { code: 'document_damaged', params: { name: token } } };
    return { value: { text: `# Text of ${token}`, markup: 'markdown', title: `The ${token}`, author: null } };
  });
  program.answer('cancelDocument', () => ({ value: {} }));
  const draft = new Draft(storage as unknown as Storage);
  return { program, draft, opening: new Opening(program.bridge, draft, give) };
}

const handOver: HandOver = (given) => Promise.resolve(ok({ token: given.name }));

test('a document takes the place of what was written, and gives it back', async () => {
  const { draft, opening } = open();
  draft.text = 'My own words';
  draft.markup = 'plain';
  await opening.open(file('a.epub'));
  expect([draft.text, draft.markup, draft.title]).toEqual(['# Text of a.epub', 'markdown', 'The a.epub']);
  await opening.open(file('b.epub'));
  expect(opening.opened?.title).toBe('The b.epub');
  opening.remove();
  expect([draft.text, draft.markup, draft.title]).toEqual(['My own words', 'plain', '']);
  expect(opening.opened).toBeNull();
});

test('a text that is written on is the person’s own', async () => {
  const { draft, opening } = open();
  await opening.open(file('a.epub'));
  draft.text += ' and more';
  expect(opening.opened).toBeNull();
  await opening.open(file('b.epub'));
  opening.remove();
  expect(draft.text).toBe('# Text of a.epub and more');
});

test('what cannot be read is told, and the text stays', async () => {
  const { draft, opening } = open();
  draft.text = 'My own words';
  await opening.open(file('bad.pdf'));
  expect([opening.error?.code, opening.reading, draft.text]).toEqual([
    'document_damaged',
    null,
    'My own words',
  ]);
});

test('a file that the program was given is opened like one of the window', async () => {
  const { draft, opening } = open();
  draft.text = 'My own words';
  await opening.open({ id: 'handed-1', name: 'a.txt' });
  expect(opening.opened?.title).toBe('The a.txt');
  opening.remove();
  expect(draft.text).toBe('My own words');
});

test('one that is left does not come back, and the program is told', async () => {
  const gate = Promise.withResolvers<undefined>();
  const { program, draft, opening } = open();
  const answer = program.answers.get('openDocument')!;
  program.answer('openDocument', async (payload) => {
    await gate.promise;
    return answer(payload);
  });
  const opened = opening.open(file('slow.pdf'));
  await expect.poll(() => program.calls.map(({ method }) => method)).toContain('openDocument');
  expect(opening.reading).toBe('slow.pdf');
  opening.cancel();
  expect(opening.reading).toBeNull();
  gate.resolve(undefined);
  await opened;
  expect([draft.text, opening.error]).toEqual(['', null]);
  expect(program.calls.map(({ method }) => method)).toContain('cancelDocument');
});

test('the last one asked for wins', async () => {
  const gates = new Map<string, PromiseWithResolvers<undefined>>();
  const { draft, opening } = open(async (given) => {
    const gate = Promise.withResolvers<undefined>();
    gates.set(given.name, gate);
    await gate.promise;
    return ok({ token: given.name });
  });
  const [first, second] = [opening.open(file('1.txt')), opening.open(file('2.txt'))];
  gates.get('2.txt')?.resolve(undefined);
  await second;
  gates.get('1.txt')?.resolve(undefined);
  await first;
  expect(draft.title).toBe('The 2.txt');
});
