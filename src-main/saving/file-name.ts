/** Characters that Windows, a Mac or Linux refuse in a name, and control characters. */
const refused = /[<>:"/\\|?*]|\p{Cc}/gu;
/** Names that Windows keeps for devices. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A file name from the first words of a narration, safe on every system: at most 60 characters and no dots at its ends. */
export const fileName = (title: string, extension: string): string =>
  `${safeName(title, 60) || 'Voicetray'}.${extension}`;

/** The same without an ending; empty where nothing is left of the words that a system takes. */
export function safeName(words: string, most: number): string {
  const plain = words.replace(refused, ' ').replace(/\s+/g, ' ').trim();
  const short = Array.from(plain).slice(0, most).join('');
  const trimmed = short.replace(/^[.\s…]+|[.\s…]+$/g, '');
  return device.test(trimmed) ? '' : trimmed;
}
