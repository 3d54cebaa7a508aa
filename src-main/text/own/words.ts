import type { FormulaWords } from '../formulas/formula-words.ts';

export type Alert = 'note' | 'tip' | 'important' | 'warning' | 'caution';

/** What the program itself says in one language, as somebody who reads aloud would say it. */
export interface Words {
  /** A block of code that is named; `{n}` is its number of lines. By the plural rules of the language (CLDR). */
  readonly code: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };
  /** A tick or a cross that stands alone in a cell. */
  readonly yes: string;
  readonly no: string;
  /** Before a task that is ticked off, with the space that follows, where there is one. */
  readonly done: string;
  /** Between things in a row, with the space that follows. */
  readonly comma: string;
  /** In the place of a formula that is not read. */
  readonly formula: string;
  /**
   * How formulas are read; null where we do not know it well enough: then one that is letters and figures alone is
   * said, and any other is named, since English words among others would help nobody.
   */
  readonly formulas: FormulaWords | null;
  /** In the place of long numbers, digests and the like, within a sentence. */
  readonly longNumber: string;
  readonly hash: string;
  readonly id: string;
  /** The kinds of GitHub's alerts, each a sentence. */
  readonly alerts: Readonly<Record<Alert, string>>;
}
