import { input, setup, type ErrorRow } from './row.ts';

/** Rules of pronunciation. */
export const rulesErrors = {
  rule_invalid: input('“{from}” is not a regular expression that can be read. Check its brackets and signs.'),
  rule_slow: input('The rule “{from}” takes too long with this text, so it was left out. Make it simpler.'),
  rules_unreadable: input('That file holds no Voicetray rules, so nothing was added.'),
  rules_newer: input('That file comes from a newer Voicetray, so nothing was added. Update Voicetray first.'),
  rules_none: setup('There are no rules yet. Add one first.'),
  rules_full: setup('“{from}” was not added: there is room for {most} rules. Remove one first.'),
  rule_left_out: setup('“{from}” was left out: something in it is missing or not right.'),
} as const satisfies Record<string, ErrorRow>;
