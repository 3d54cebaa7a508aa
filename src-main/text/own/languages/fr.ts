import { fr as formulas } from '../../formulas/words/fr.ts';
import type { Words } from '../words.ts';

export const fr: Words = {
  code: {
    one: 'Bloc de code, {n} ligne.',
    other: 'Bloc de code, {n} lignes.',
  },
  yes: 'oui',
  no: 'non',
  done: 'Fait : ',
  comma: ', ',
  formula: 'formule',
  formulas,
  longNumber: 'long numéro',
  hash: 'empreinte',
  id: 'identifiant',
  alerts: {
    note: 'Remarque.',
    tip: 'Astuce.',
    important: 'Important.',
    warning: 'Avertissement.',
    caution: 'Attention.',
  },
};
