import type { Element } from 'hast';

/** Elements of which nothing is text to be read: programs, looks, pictures, controls, ways around a site. */
const unread = new Set(
  (
    'script style template noscript nav head title meta link base svg math iframe object embed canvas audio video ' +
    'map select datalist textarea input button progress meter dialog rt rp'
  ).split(' '),
);

const noteLink = /^#(?:fn|footnote|cite|note|_ftn)/i;

/** Whether nothing of an element is said: it is no text, it is not shown, or it is a link to a note. */
export function isHidden({ tagName, properties }: Element): boolean {
  if (unread.has(tagName)) return true;
  const { hidden, ariaHidden, role, style, href, dataFootnoteRef } = properties;
  if (hidden !== undefined && hidden !== null && hidden !== false) return true;
  if (String(ariaHidden) === 'true' || role === 'navigation' || role === 'doc-noteref') return true;
  if (dataFootnoteRef !== undefined || role === 'doc-backlink') return true;
  if (tagName === 'a' && typeof href === 'string' && noteLink.test(href)) return true;
  return typeof style === 'string' && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

/** Whether an element holds the notes of a document. */
export const isNotes = ({ properties }: Element): boolean =>
  properties.dataFootnotes !== undefined ||
  properties.role === 'doc-endnotes' ||
  properties.role === 'doc-footnote' ||
  (Array.isArray(properties.className) && properties.className.includes('footnotes'));
