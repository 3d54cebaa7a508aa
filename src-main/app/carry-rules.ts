import { randomUUID } from 'node:crypto';
import type { ParsedRequestOf, ResponseOf } from '../../src-preload/contract/api.ts';
import { MAX_RULES, type PronunciationRule } from '../../src-preload/contract/settings.ts';
import { Fault } from '../fault.ts';
import { type CarriedRule, readRuleFile, RULES_FILE_NAME, writeRuleFile } from '../settings/rule-file.ts';
import type { AppContext } from './context.ts';
import { exportText } from './export-text.ts';

/** All pronunciation rules as one file, where the person wants it. Throws a Fault of the rules or the file. */
export async function exportRules(
  { replace = false }: ParsedRequestOf<'exportRules'>,
  context: Pick<AppContext, 'ports' | 'downloads'>,
): Promise<ResponseOf<'exportRules'>> {
  const text = writeRuleFile((await context.ports.settings.reload()).preferences.pronunciation);
  return exportText({ name: RULES_FILE_NAME, text, replace }, context);
}

/** Adds the rules of a file's text behind those that are there. Throws a Fault `rules_unreadable` or `rules_newer`. */
export async function importRules(
  { json }: ParsedRequestOf<'importRules'>,
  { ports, emit }: Pick<AppContext, 'ports' | 'emit'>,
): Promise<ResponseOf<'importRules'>> {
  const read = readRuleFile(json);
  let told: ResponseOf<'importRules'> = { added: 0, known: 0, skipped: [] };
  const { preferences } = await ports.settings.update((settings) => {
    const { rules, ...result } = joined(settings.preferences.pronunciation, read);
    told = result;
    return { ...settings, preferences: { ...settings.preferences, pronunciation: rules } };
  });
  if (told.added > 0) emit({ name: 'preferences', payload: preferences });
  return told;
}

function joined(
  present: readonly PronunciationRule[],
  read: readonly (CarriedRule | Fault)[],
): ResponseOf<'importRules'> & { rules: PronunciationRule[] } {
  const rules = [...present];
  const known = new Set(present.map(meaning));
  const result = { rules, added: 0, known: 0, skipped: [] as Fault['error'][] };
  for (const rule of read) {
    if (rule instanceof Fault) result.skipped.push(rule.error);
    else if (known.has(meaning(rule))) result.known += 1;
    else if (rules.length >= MAX_RULES) {
      result.skipped.push(new Fault('rules_full', { from: rule.from.slice(0, 80), most: MAX_RULES }).error);
    } else {
      rules.push({ ...rule, id: randomUUID() });
      known.add(meaning(rule));
      result.added += 1;
    }
  }
  return result;
}

/** What makes two rules one and the same: all but whether it is followed. */
const meaning = ({ kind, from, to, matchCase, language }: CarriedRule): string =>
  JSON.stringify([kind, from, to, matchCase, language]);
