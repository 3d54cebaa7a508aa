import type { Words } from '../words.ts';

export const fi: Words = {
  code: {
    one: 'Koodilohko, {n} rivi.',
    other: 'Koodilohko, {n} riviä.',
  },
  yes: 'kyllä',
  no: 'ei',
  done: 'Tehty: ',
  comma: ', ',
  formula: 'kaava',
  formulas: null,
  longNumber: 'pitkä numero',
  hash: 'tiiviste',
  id: 'tunniste',
  alerts: {
    note: 'Huomautus.',
    tip: 'Vinkki.',
    important: 'Tärkeää.',
    warning: 'Varoitus.',
    caution: 'Ole varovainen.',
  },
};
