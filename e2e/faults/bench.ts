import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { errorWords, type AppError } from '../../src-preload/contract/errors.ts';
import { heldWords } from '../../src-preload/contract/held-words.ts';
import { defaultTimeouts } from '../../src-preload/contract/profile.ts';
import type { NamedFault } from './catalogue/named-fault.ts';
import type { Authority } from './certificates.ts';
import { type Placed, placeFault } from './place.ts';
import { type Program, startProgram } from './program.ts';
import { createTestPatience, type TestPatience } from './test-patience.ts';

/** Milliseconds of one second of a script and of the program's patience. */
const SECOND = 20;

/** A program that speaks through a server with one fault, and its window. */
export interface Bench extends Placed {
  readonly named: NamedFault;
  readonly program: Program;
  readonly patience: TestPatience;
  readonly page: Page;
  /** The profile's address leads there from now on. */
  moveTo(url: string): Promise<void>;
  /** Saves by the button and gives the file's path. */
  save(): Promise<string>;
  close(): Promise<void>;
}

interface Parts {
  readonly named: NamedFault;
  /** The part at which it begins, from 1. */
  readonly part: number;
  readonly authority: Authority;
  readonly openPage: () => Promise<Page>;
}

export async function openBench({ named, part, authority, openPage }: Parts): Promise<Bench> {
  const placed = await placeFault(named, part, authority, { second: SECOND });
  const patience = createTestPatience(SECOND);
  // What is held stays so until it was looked at.
  let over = false;
  const onHold = (): void => {
    if (named.expected.outcome === 'held' && !over) patience.freeze();
  };
  const program = await startProgram({ patience, onHold });
  const { handlers } = program.app;
  const { runsOut } = named;
  const draft = {
    name: 'Reader',
    url: placed.url,
    allowPlainHttp: true,
    timeouts: { ...defaultTimeouts, ...(runsOut && { [runsOut]: 0.5 }) },
  };
  const { id } = await handlers.saveProfile({ ...draft, key: placed.server.key });
  await handlers.updatePreferences({ activeProfile: id });
  const page = await openPage();
  await page.goto(program.url());
  return {
    ...placed,
    ...{ named, program, patience, page },
    async lift() {
      const url = await placed.lift();
      over = true;
      return url;
    },
    async moveTo(url) {
      await handlers.saveProfile({ ...draft, id, url, key: placed.server.key });
    },
    async save() {
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      return (await coming).path();
    },
    async close() {
      await page.close();
      await program.close();
      await placed.close();
    },
  };
}

/** Types a text and speaks it, as a person does. */
export async function speakIn({ page }: Bench, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
  await page.keyboard.press('Control+Enter');
}

/** Milliseconds that a window may take to show what happened, on a busy computer. */
const SOON = { timeout: 15_000, interval: 100 };

/** What no page may have: markup, a stack, a class of error, what a template lacked. */
const NOT_FOR_PAGES =
  /<[a-z!/][^>]*>|\bat \S+ \(|\bnode:|\.[jt]s:\d|\b[A-Z]\w*Error:|Traceback|undefined|\[object |NaN/;

/** Nothing on the page is for machines, the key is not on it, and the text is still there. */
async function expectFitForPeople({ page, server }: Bench, text: string): Promise<void> {
  const all = await page.evaluate(() => document.body.textContent);
  expect(all).not.toMatch(NOT_FOR_PAGES);
  expect(all).not.toContain(server.key);
  expect(await page.getByRole('textbox', { name: 'Text', exact: true }).inputValue()).toBe(text);
}

/** The sentences of a region as they can be read, without what is folded away. */
const sentences = (region: Locator): Promise<string[]> =>
  region.getByRole('paragraph').filter({ visible: true }).allInnerTexts();

/** The error's own sentence is the one alert. */
export async function expectTold(bench: Bench, error: AppError, text: string): Promise<void> {
  const alert = bench.page.getByRole('alert');
  await expect.poll(() => sentences(alert), SOON).toEqual([errorWords(error)]);
  await expectFitForPeople(bench, text);
}

/** The error's own sentence and that it goes on by itself are told, and nothing alarms. */
export async function expectHeld(bench: Bench, error: AppError, text: string): Promise<void> {
  const { page } = bench;
  const region = page.getByRole('status', { name: 'Waiting for the server' });
  const words = [heldWords(error), 'Voicetray goes on by itself when the server is back.'];
  await expect.poll(() => sentences(region), SOON).toEqual(words);
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.getByRole('button', { name: 'Try again', exact: true }).waitFor();
  await expectFitForPeople(bench, text);
}
