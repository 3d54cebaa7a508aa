import { z } from 'zod';
import {
  MAX_RULES_FILE,
  type PronunciationRule,
  pronunciationRuleSchema,
} from '../../src-preload/contract/settings.ts';
import { Fault } from '../fault.ts';
import { migrate, type Migration } from './migrate.ts';

const FORMAT = 'voicetray-rules';
const VERSION = 1;
/** The name that such a file is given. */
export const RULES_FILE_NAME = `${FORMAT}.json`;

/** The way up from each older version of the file. */
const steps: Readonly<Record<number, Migration>> = {};

const markedSchema = z.looseObject({ format: z.literal(FORMAT) });
/** Each entry is read by itself, so that a bad one does not cost the others. */
const fileSchema = z.object({ version: z.literal(VERSION), rules: z.array(z.unknown()).min(1).max(10_000) });

/** A rule as it travels: without its id, which belongs to one computer. Only the words have to be there. */
const carriedSchema = pronunciationRuleSchema.omit({ id: true }).extend({
  kind: pronunciationRuleSchema.shape.kind.default('word'),
  matchCase: z.boolean().default(false),
  language: pronunciationRuleSchema.shape.language.default(null),
  enabled: z.boolean().default(true),
});
export type CarriedRule = z.infer<typeof carriedSchema>;

/** The text of the file that holds these rules, in their order. Throws a Fault `rules_none`. */
export function writeRuleFile(rules: readonly PronunciationRule[]): string {
  if (rules.length === 0) throw new Fault('rules_none');
  const carried = rules.map((rule) => carriedSchema.parse(rule));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, rules: carried }, null, 2)}\n`;
}

/**
 * The rules of such a file, each read or the Fault `rule_left_out` in its place. Throws a Fault `rules_unreadable` or
 * `rules_newer`.
 */
export function readRuleFile(text: string): (CarriedRule | Fault)[] {
  const raw = text.length > MAX_RULES_FILE ? null : parseJson(text);
  const marked = markedSchema.safeParse(raw);
  if (!marked.success) throw new Fault('rules_unreadable');
  const found = migrate(marked.data, VERSION, steps, fileSchema);
  if (found.outcome === 'newer') throw new Fault('rules_newer');
  if (found.outcome === 'broken') throw new Fault('rules_unreadable');
  return found.value.rules.map((entry, index) => {
    const read = carriedSchema.safeParse(entry);
    if (read.success) return read.data;
    const field = read.error.issues[0]?.path.join('.') ?? '';
    return new Fault('rule_left_out', { from: wordsOf(entry) ?? String(index + 1) }, field);
  });
}

const namedSchema = z.object({ from: z.string().min(1) });
const wordsOf = (entry: unknown): string | undefined => namedSchema.safeParse(entry).data?.from.slice(0, 80);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
