/** Code units that a list keeps of a question or an answer: as much as its schema takes. */
const LENGTH = 500;

/** A text's beginning, with an ellipsis where there is more of it. */
export const beginning = (text: string): string =>
  text.length > LENGTH ? `${text.slice(0, LENGTH - 2).toWellFormed()}…` : text;
