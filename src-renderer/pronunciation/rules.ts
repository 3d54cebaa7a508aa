import type { PronunciationRule } from '../../src-preload/contract/settings.ts';

/** A rule that nobody has filled in yet. */
export const blankRule = (): PronunciationRule => ({
  ...{ id: newId(), kind: 'word', from: '', to: '' },
  ...{ matchCase: false, language: null, enabled: true },
});

/** Pages on an unencrypted address have no `randomUUID`. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** The rules with one put in the place of that with its id, or behind all. */
export function withRule(rules: readonly PronunciationRule[], rule: PronunciationRule): PronunciationRule[] {
  return rules.some(({ id }) => id === rule.id)
    ? rules.map((known) => (known.id === rule.id ? rule : known))
    : [...rules, rule];
}

export const withoutRule = (rules: readonly PronunciationRule[], id: string): PronunciationRule[] =>
  rules.filter((rule) => rule.id !== id);

/** The rules with one of them at another place, counted from 0. */
export function movedRule(rules: readonly PronunciationRule[], id: string, to: number): PronunciationRule[] {
  const moved = rules.find((rule) => rule.id === id);
  return moved ? withoutRule(rules, id).toSpliced(to, 0, moved) : [...rules];
}
