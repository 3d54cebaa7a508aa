import type { PhrasingContent } from 'mdast';
import type { ReadingPreferences } from '../../../src-preload/contract/settings.ts';
import { align, type Part } from '../align.ts';
import { beforeBullet } from '../prose/line-marks.ts';
import { raised } from '../raised.ts';
import type { Teller } from '../teller.ts';
import { sayFlowing } from '../teller.ts';

/** Where a chunk stands in the source, and how it is told. */
export interface Telling {
  readonly teller: Teller;
  readonly reading: ReadingPreferences;
  /** Added to a place in the chunk, it is a place in the source. */
  readonly offset: number;
  /** Takes HTML apart. */
  readonly html: (start: number, end: number) => void;
}

interface Placed {
  readonly position?:
    | { readonly start: { offset?: number | undefined }; readonly end: { offset?: number | undefined } }
    | undefined;
}

/** The place of a node in the source. */
export function placeOf({ position }: Placed, { offset }: Telling): { start: number; end: number } {
  return { start: offset + (position?.start.offset ?? 0), end: offset + (position?.end.offset ?? 0) };
}

/**
 * Says text in the order in which it stands: links by their text, pictures by their description or not at all,
 * code as it is written; marks of emphasis, note numbers and tags are not said.
 * @param onBreak a line is ended on purpose
 */
export function tellInline(nodes: readonly PhrasingContent[], telling: Telling, onBreak: () => void): void {
  const { teller, reading } = telling;
  let up = false;
  for (const node of nodes) {
    const { start, end } = placeOf(node, telling);
    const power = up && node.type === 'text' ? raised(node.value) : null;
    up = node.type === 'html' && /^<sup\b/i.test(node.value);
    switch (node.type) {
      case 'text':
        if (power !== null) {
          teller.say(power, start, end);
          break;
        }
        for (const part of align(node.value, teller.source, start, end, true))
          sayLines(teller, part, onBreak);
        break;
      case 'inlineCode': {
        const at = teller.source.indexOf(node.value, start);
        if (at >= 0 && at + node.value.length <= end) teller.say(node.value, at, at + node.value.length);
        else sayFlowing(teller, node.value, start, end);
        break;
      }
      case 'image':
      case 'imageReference':
        if (reading.images === 'alt' && node.alt) teller.say(node.alt, start, end);
        break;
      case 'break':
        onBreak();
        break;
      case 'html':
        if (/^<br\b/i.test(node.value)) onBreak();
        break;
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'link':
      case 'linkReference':
        tellInline(node.children, telling, onBreak);
        break;
      case 'footnoteReference':
        break;
    }
  }
}

/** A line that begins with a bullet is one by itself. */
function sayLines(teller: Teller, { words, start, end }: Part, onBreak: () => void): void {
  let at = 0;
  if (words.length === end - start) {
    for (const { index } of words.matchAll(beforeBullet)) {
      sayFlowing(teller, words.slice(at, index), start + at, start + index);
      onBreak();
      at = index + 1;
    }
  }
  sayFlowing(teller, words.slice(at), start + at, end);
}
