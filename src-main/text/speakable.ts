const letterOrDigit = /[\p{L}\p{N}]/u;

/** Whether there is anything in a text that a voice can say: a letter or a digit of any script. */
export const speakable = (text: string): boolean => letterOrDigit.test(text);

const unspoken = /[\t-\r\u0085\u2028\u2029]/g;

/**
 * The words to send to a voice: line breaks and tabs become spaces, because many voices pause at them, and lone
 * surrogates are replaced. The length stays the same, so that places in it are places in the source.
 */
export const asSpoken = (text: string): string => text.replace(unspoken, ' ').toWellFormed();
