import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bridge } from '../../src-preload/bridge.ts';
import type { PronunciationRule } from '../../src-preload/contract/settings.ts';
import type { App } from '../app.ts';
import type { SaveTarget } from '../ports.ts';
import { bridgeTo, openApp } from './open-app.fixture.ts';

const rule = (id: string, from: string, to: string, more: Partial<PronunciationRule> = {}) => ({
  ...{ id, kind: 'word' as const, from, to, matchCase: false, language: null, enabled: true },
  ...more,
});

let home: string;
let app: App;
let bridge: Bridge;
let chosen: Awaited<ReturnType<SaveTarget['choose']>>;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-rules-'));
  app = await openApp(home, { saveTarget: { choose: () => Promise.resolve(chosen) } });
  bridge = bridgeTo(app);
});
afterEach(async () => {
  await app.close();
  await rm(home, { recursive: true, force: true });
});

describe('a preview of what will be said', () => {
  it('follows the rules that are set, by language, and tells the languages', async () => {
    await bridge.updatePreferences({
      pronunciation: [rule('a', 'GIF', 'jif'), rule('b', 'die', 'perish', { language: 'en' })],
    });
    const text =
      'He said that all of us would die for a GIF, sooner or later.\n\nWer weiß schon, wie man die GIF ausspricht?';
    expect(await bridge.previewReading({ text })).toMatchObject({
      ok: true,
      value: {
        markup: 'plain',
        blocks: [
          { said: 'He said that all of us would perish for a jif, sooner or later.', language: 'en' },
          { said: 'Wer weiß schon, wie man die jif ausspricht?', language: 'de' },
        ],
        troubles: [],
      },
    });
  });

  it('shows what the program says itself, in the language of the text and in its place', async () => {
    const german = 'Wer weiß schon, warum der Zug heute Morgen wieder Verspätung hatte?';
    const text = `${german}\n\n\`\`\`\nx\n\`\`\``;
    expect(await bridge.previewReading({ text, markup: 'markdown' })).toMatchObject({
      ok: true,
      value: {
        blocks: [
          { said: german, language: 'de' },
          {
            ...{ said: 'Codeblock, 1 Zeile.', language: 'de' },
            ...{ start: german.length + 2, end: text.length },
          },
        ],
      },
    });
  });

  it('tries other rules, and tells of each that cannot be followed', async () => {
    const regex = { kind: 'regex' as const };
    const pronunciation = [
      rule('open', '(', 'x', regex),
      rule('slow', '(a+)+$', 'x', regex),
      rule('good', 'b', 'c'),
    ];
    const answer = await bridge.previewReading({ text: `${'a'.repeat(50)} b`, pronunciation });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        blocks: [{ said: `${'a'.repeat(50)} c` }],
        troubles: [
          { id: 'open', error: { code: 'rule_invalid' } },
          { id: 'slow', error: { code: 'rule_slow' } },
        ],
      },
    });
  });
});

describe('a file of rules', () => {
  const rules = [rule('a', 'GIF', 'jif'), rule('b', '\\d+', '', { kind: 'regex', language: 'en' })];

  it('goes out in order and comes in behind what is there, once', async () => {
    const path = join(home, 'mine.json');
    chosen = { to: 'file', path, replace: false };
    await bridge.updatePreferences({ pronunciation: rules });
    expect(await bridge.exportRules({})).toEqual({ ok: true, value: { to: 'file', path } });
    const json = await readFile(path, 'utf8');
    await bridge.updatePreferences({ pronunciation: [rule('z', 'SQL', 'sequel'), ...rules.slice(1)] });
    expect(await bridge.importRules({ json })).toEqual({
      ok: true,
      value: { added: 1, known: 1, skipped: [] },
    });
    const { preferences } = await app.handlers.hello({});
    expect(preferences.pronunciation.map(({ from }) => from)).toEqual(['SQL', '\\d+', 'GIF']);
    expect(new Set(preferences.pronunciation.map(({ id }) => id)).size).toBe(3);
  });

  it('may hold no more than the words of a rule, and a bad one costs only itself', async () => {
    const entries = [{ from: 'GIF', to: 'jif' }, { from: 'SQL' }, { from: 'x', to: 'y', kind: 'guess' }];
    const json = JSON.stringify({ format: 'voicetray-rules', version: 1, rules: entries });
    expect(await bridge.importRules({ json })).toMatchObject({
      ok: true,
      value: {
        added: 1,
        skipped: [
          { code: 'rule_left_out', params: { from: 'SQL' } },
          { code: 'rule_left_out', params: { from: 'x' } },
        ],
      },
    });
  });

  it.each([
    ['', 'rules_unreadable'],
    ['{"format":"voicetray-profiles","version":1,"rules":[{}]}', 'rules_unreadable'],
    ['{"format":"voicetray-rules","version":1,"rules":[]}', 'rules_unreadable'],
    ['{"format":"voicetray-rules","version":2}', 'rules_newer'],
  ])('is refused as a whole where it is none: %s', async (json, code) => {
    expect(await bridge.importRules({ json })).toMatchObject({ ok: false, error: { code } });
  });

  it('is not written without rules', async () => {
    chosen = { to: 'file', path: join(home, 'none.json'), replace: false };
    expect(await bridge.exportRules({})).toMatchObject({ ok: false, error: { code: 'rules_none' } });
  });
});
