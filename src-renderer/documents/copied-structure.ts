/** What plain words lose and a listener would miss: pauses at headings, items, rows and paragraphs that are quoted. */
const STRUCTURE = 'h1, h2, h3, h4, h5, h6, li, table, pre, blockquote';

/** Whether the HTML flavour of a clipboard says more than its words. Nothing of it is run or fetched. */
export const hasStructure = (html: string): boolean =>
  html !== '' && new DOMParser().parseFromString(html, 'text/html').querySelector(STRUCTURE) !== null;
