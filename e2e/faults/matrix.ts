import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { errorRow } from '../../src-preload/contract/errors.ts';
import { openChromium } from '../fixtures/browser-host.ts';
import { type Bench, expectHeld, expectTold, openBench, speakIn } from './bench.ts';
import { catalogue } from './catalogue.ts';
import type { NamedFault } from './catalogue/named-fault.ts';
import { type Authority, makeAuthority } from './certificates.ts';
import { tonesIn, tonesOf } from './heard-tones.ts';
import { mp3Of } from './tones.ts';

const PARTS = [
  'The first part is said.',
  'The second part is next.',
  'Then there is a third.',
  'The fourth part ends it.',
];
const TEXT = PARTS.join('\n\n');
/** Seconds that a listener would sit and wait for a server that says how long it takes. */
const LONGEST_WAIT = 30;
/** Milliseconds for whatever is waited for. */
const PATIENCE = { timeout: 20_000, interval: 25 };

/** How many requests asked for each part. */
const askedFor = (spoken: readonly string[]): number[] =>
  PARTS.map((part) => spoken.filter((text) => text === part).length);

/** Full jitter: each quick wait is anything up to a bound that doubles, after what the server asked for. */
function expectQuickWaits({ program, named }: Bench, part: number): void {
  const { quick, retryAfter = 0 } = named.expected;
  const waits = program.quickWaits(part - 1);
  expect(waits).toHaveLength(quick);
  for (const [index, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual(retryAfter);
    expect(wait).toBeLessThanOrEqual(retryAfter + 2 ** index + 0.05);
  }
}

async function expectWhole(bench: Bench, part: number): Promise<void> {
  const { named, page, program, server } = bench;
  await expect.poll(() => program.narration()?.state, PATIENCE).toBe('complete');
  expect(program.narration()).toMatchObject({ made: PARTS.length });
  await expect.poll(() => page.getByRole('alert').count(), { ...PATIENCE, interval: 100 }).toBe(0);
  expect(await page.getByRole('textbox', { name: 'Text', exact: true }).inputValue()).toBe(TEXT);
  expect(await tonesIn(await bench.save())).toEqual([
    ...tonesOf(PARTS.slice(0, part - 1)),
    ...tonesOf(PARTS.slice(part - 1), named.expected.times),
  ]);
  if (named.expected.outcome !== 'spoken') {
    const kept = await Promise.all(PARTS.map((_, index) => program.piece(index)));
    expect(kept).toEqual(await Promise.all(PARTS.map(mp3Of)));
  }
  expect(server.mostAtOnce()).toBeLessThanOrEqual(2);
  expect(server.elsewhere()).toEqual([]);
}

/** What was made before the fault can be saved while it lasts. */
async function expectSavedSoFar(bench: Bench, part: number): Promise<void> {
  if (part > 1) expect(await tonesIn(await bench.save())).toEqual(tonesOf(PARTS.slice(0, part - 1)));
}

async function heldUntilLifted(bench: Bench, part: number): Promise<void> {
  const { named, page, patience, program, server } = bench;
  const { code, retryAfter = 0 } = named.expected;
  await expect.poll(() => program.narration()?.held?.code, PATIENCE).toBe(code);
  const { held } = program.narration() ?? {};
  if (held) await expectHeld(bench, held, TEXT);
  expectQuickWaits(bench, part);
  await expectSavedSoFar(bench, part);
  const before = server.spoken().length;
  const url = await bench.lift();
  if (url !== bench.url) await bench.moveTo(url);
  // Who said to be away for minutes is not asked before, unless a person says so.
  if (retryAfter > LONGEST_WAIT) await page.getByRole('button', { name: 'Try again', exact: true }).click();
  patience.thaw();
  await expectWhole(bench, part);
  expect(askedFor(server.spoken().slice(before))).toEqual(
    PARTS.map((_, index) => (index < part - 1 ? 0 : 1)),
  );
}

async function failedUntilTriedAgain(bench: Bench, part: number): Promise<void> {
  const { named, page, program, server } = bench;
  const { code = 'internal' } = named.expected;
  await expect.poll(() => program.narration()?.state, PATIENCE).toBe('failed');
  const { error } = program.narration() ?? {};
  expect(error?.code).toBe(code);
  if (error) await expectTold(bench, error, TEXT);
  expectQuickWaits(bench, part);
  await expectSavedSoFar(bench, part);
  const before = server.spoken().length;
  const url = await bench.lift();
  if (errorRow(code).action === 'open_profile') await bench.moveTo(url);
  else
    await page
      .getByRole('button', { name: errorRow(code).action === 'retry' ? 'Try again' : 'Play', exact: true })
      .click();
  await expectWhole(bench, part);
  expect(askedFor(server.spoken().slice(before))).toEqual(
    PARTS.map((_, index) => (index < part - 1 ? 0 : 1)),
  );
}

/** Some places are wrong from the start. */
const partOf = ({ place }: NamedFault): number => (place === undefined ? 2 : 1);

/** One of each class: with these nothing is there yet when it goes wrong. */
const AT_ONCE = [
  'key-refused',
  'quota',
  'null',
  'nginx-502',
  'portal-200',
  'redirect-307',
  'silence',
  'reset-mid-body',
  'once-500',
];

const cases = [
  ...catalogue.map((named) => ({ what: named.name, named, part: partOf(named) })),
  ...catalogue
    .filter(({ name }) => AT_ONCE.includes(name))
    .map((named) => ({ what: `${named.name}, from the first part on`, named, part: 1 })),
];

/**
 * Half of the matrix, of cases that are even or odd: each half is a file of its own, so that both run at once. All
 * that a case needs is there before it and gone after it.
 */
export function testHalf(rest: 0 | 1): void {
  let authority: Authority;
  let chromium: Awaited<ReturnType<typeof openChromium>>;
  let bench: Bench | undefined;
  beforeAll(async () => {
    [authority, chromium] = await Promise.all([makeAuthority(), openChromium()]);
    // As NODE_EXTRA_CA_CERTS does for a program that starts.
    setDefaultCACertificates([...getCACertificates('default'), authority.ca]);
  });
  afterEach(async () => {
    await bench?.close();
    bench = undefined;
  });
  afterAll(async () => {
    await chromium.close();
    await authority.close();
  });

  async function openPage(): Promise<Page> {
    const page = await chromium.context.newPage();
    // Nothing that moves is looked at, and drawing it takes the time of a busy computer.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    return page;
  }

  test.for(cases.filter((_, at) => at % 2 === rest))('$what', async ({ named, part }, { onTestFailed }) => {
    const opened = (bench = await openBench({ named, part, authority, openPage }));
    const { program, server } = opened;
    onTestFailed(() => {
      console.log(
        [
          JSON.stringify(program.narration()),
          ...program.log,
          ...server.requests.map((seen) => JSON.stringify(seen)),
        ].join('\n'),
      );
    });
    await speakIn(opened, TEXT);
    if (named.expected.outcome === 'held') await heldUntilLifted(opened, part);
    else if (named.expected.outcome === 'failed') await failedUntilTriedAgain(opened, part);
    else {
      await expectWhole(opened, part);
      expect(program.quickWaits(part - 1).length).toBe(named.expected.quick);
    }
  });
}
