/** Characters that Windows, a Mac or Linux refuse in a name, and control characters. */
const refused = /[<>:"/\\|?*]|\p{Cc}/gu;
/** Names that Windows keeps for devices. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A file name from the first words of a narration, safe on every system: at most 60 characters and no dots at its ends. */
export function fileName(title: string, extension: string): string {
  const words = title.replace(refused, ' ').replace(/\s+/g, ' ').trim();
  const short = Array.from(words).slice(0, 60).join('');
  const trimmed = short.replace(/^[.\s…]+|[.\s…]+$/g, '');
  const stem = trimmed === '' || device.test(trimmed) ? 'Voicetray' : trimmed;
  return `${stem}.${extension}`;
}
