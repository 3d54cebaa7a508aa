import { connections } from './catalogue/connection.ts';
import { difyAnswers } from './catalogue/dify-answers.ts';
import { edges } from './catalogue/edges.ts';
import type { NamedFault } from './catalogue/named-fault.ts';
import { passing } from './catalogue/passing.ts';
import { sounds } from './catalogue/sounds.ts';

/** Every fault that has a name. */
export const catalogue: readonly NamedFault[] = [
  ...difyAnswers,
  ...edges,
  ...connections,
  ...sounds,
  ...passing,
];
