import type { Markup } from '../../src-preload/contract/narration.ts';

/** What is looked at of a text. */
const ENOUGH = 64_000;

const page = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b/i;
const element =
  /^\s*<(?:article|aside|b|blockquote|body|center|div|dl|em|figure|font|h[1-6]|header|head|i|main|meta|ol|p|pre|section|span|strong|style|table|u|ul)(?:\s[^<>]*)?>/i;
const closed =
  /<\/(?:article|blockquote|body|div|dl|em|figure|h[1-6]|li|main|ol|p|pre|section|span|strong|b|i|a|table|td|tr|ul)>/i;

/** Signs that nobody sets who does not write markdown: one is enough. */
const sure = [
  // The line under the head of a table.
  /^ {0,3}\|?[^\r\n|]*\|[^\r\n]*\r?\n {0,3}\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+(?:\|[ \t]*)?$/m,
  // A link or a picture with its address.
  /\[[^[\]\r\n]{1,300}\]\((?:https?:\/\/|mailto:|\/|\.{1,2}\/|#)[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?(?: "[^"\r\n]{0,200}")?\)/,
  /!\[[^[\]\r\n]{0,300}\]\([^()\s]{1,2000}\)/,
  // Frontmatter.
  /^\ufeff?---[ \t]*\r?\n(?:[\w-]{1,60}:[^\r\n]*\r?\n|[ \t]+[^\r\n]*\r?\n){1,60}---[ \t]*(?:\r?\n|$)/,
  // A note, defined.
  /^\[\^[^[\]\s]{1,60}\]: \S/m,
  // A heading with empty lines around it, or before the text; one mark alone may be a number's sign or a comment's.
  /(?:^|\n[ \t]*\r?\n)#{2,6} [^\s#][^\r\n]{0,200}\r?\n[ \t]*(?:\r?\n|[-*+\d\p{L}])/u,
  // One at the beginning, and a list behind an empty line.
  /^\s*# [^\s#][^\r\n]{0,200}\r?\n(?:[^]{0,2000}\n)?[ \t]*\r?\n[-*+] \S[^\r\n]*\r?\n[-*+] \S/,
  // Tasks.
  /^[ \t]*[-*+] \[[ xX]\] \S[^]*^[ \t]*[-*+] \[[ xX]\] \S/m,
];

/** Signs that also stand in plain texts: two of one kind, or of two kinds, are enough. */
const likely = [
  // A heading with an empty line, or the beginning or the end of the text, on one side at least.
  /(?:^|\n[ \t]*\r?\n)#{1,6} [^\s#][^\r\n]{0,200}(?=\r?\n|$)|^#{1,6} [^\s#][^\r\n]{0,200}\r?\n[ \t]*(?=\r?\n)/gm,
  // **Strong**, with letters at the inner sides.
  /(?<![*\p{L}\p{N}])\*\*(?=[\p{L}\p{N}"“«(])[^*\r\n]{0,300}[\p{L}\p{N}"”».!?):]\*\*(?!\*)/gu,
  // `code`.
  /(?<![`\w])`[^`\s][^`\r\n]{0,200}`(?![`\w])/g,
  /\[[^[\]\r\n]{1,200}\]\[[^[\]\r\n]{0,100}\]/g,
  // A line of marks under a heading.
  /^[^\s>|-][^\r\n]{0,120}\r?\n={3,}[ \t]*$/gm,
];

/**
 * How a text without a name is marked up, by evidence that plain prose does not give. HTML begins with a document
 * type or with a known element that is also closed somewhere. Markdown has a sign that nobody else sets (a link with
 * its address, a block of code that is closed or names its language, a table, frontmatter, a heading of the second
 * level between empty lines), or at least two of those that are likely (headings,
 * strong words, code). Asterisks, dashes, numbers and `>` at lines' beginnings, underscores and single asterisks
 * prove nothing: they stand in letters, verse, mails and sums, and reading them as markdown would lose text.
 */
export function tellMarkup(text: string): Exclude<Markup, 'auto'> {
  const head = text.slice(0, ENOUGH);
  if (page.test(head) || (element.test(head) && closed.test(head))) return 'html';
  if (hasCode(head) || sure.some((sign) => sign.test(head))) return 'markdown';
  let found = 0;
  for (const sign of likely) {
    const signs = head.matchAll(sign);
    while (found < 2 && !signs.next().done) found += 1;
  }
  return found < 2 ? 'plain' : 'markdown';
}

const fence = /^ {0,3}(`{3,}|~{3,})[^`\r\n]*$/gm;

/** Whether a block of code is opened, and closed, or its language named: an answer may be cut off inside it. */
function hasCode(text: string): boolean {
  let open: string | null = null;
  for (const { 0: line, 1: marks = '' } of text.matchAll(fence)) {
    if (open !== null && marks.startsWith(open) && line.trim() === marks) return true;
    if (open === null && /^ {0,3}`{3,}[a-z][\w+#.-]{0,20}[ \t]*$/i.test(line)) return true;
    open ??= marks;
  }
  return false;
}
