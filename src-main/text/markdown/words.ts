import type { PhrasingContent, TableCell } from 'mdast';
import type { ReadingPreferences } from '../../../src-preload/contract/settings.ts';

/** What is said of a cell, without its places. */
export function wordsOf(node: TableCell | PhrasingContent, reading: ReadingPreferences): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'image' || node.type === 'imageReference') {
    return reading.images === 'alt' ? (node.alt ?? '') : '';
  }
  return 'children' in node ? node.children.map((child) => wordsOf(child, reading)).join('') : '';
}
