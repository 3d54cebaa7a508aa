import type { Blockquote, List, ListItem, RootContent, Table, TableCell } from 'mdast';
import type { BlockKind } from '../../../src-preload/contract/narration.ts';
import { tellCode } from '../code.ts';
import type { Alert } from '../own/words.ts';
import { type Cell, tellRows } from '../rows.ts';
import { placeOf, type Telling, tellInline } from './inline.ts';
import { wordsOf } from './words.ts';

/** What the blocks are in. */
interface Around {
  readonly kind: BlockKind;
  readonly endedBy: 'paragraph' | 'sentence';
}

const onItsOwn: Around = { kind: 'paragraph', endedBy: 'paragraph' };

/** Says the blocks of a document, in order. */
export function tellBlocks(nodes: readonly RootContent[], telling: Telling, around: Around = onItsOwn): void {
  for (const node of nodes) tellBlock(node, telling, around);
}

function tellBlock(node: RootContent, telling: Telling, around: Around): void {
  const { teller, reading } = telling;
  const { start, end } = placeOf(node, telling);
  switch (node.type) {
    case 'heading':
      teller.be({ kind: 'heading', level: node.depth });
      tellInline(node.children, telling, () => teller.add(' '));
      {
        teller.close('heading');
        return;
      }
    case 'paragraph':
      // A list item's number may stand before its first paragraph.
      if (!teller.saying) teller.be({ kind: around.kind });
      tellInline(node.children, telling, () => teller.close('sentence'));
      {
        teller.close(around.endedBy);
        return;
      }
    case 'blockquote':
      tellQuote(node, telling, around);
      {
        teller.close('paragraph');
        return;
      }
    case 'list':
      tellList(node, telling);
      {
        teller.close(around.endedBy);
        return;
      }
    case 'code': {
      tellCode(teller, node.value, { start, end }, reading.code);
      return;
    }
    case 'table':
      if (reading.tables === 'rows') tellTable(node, telling);
      {
        teller.close('paragraph');
        return;
      }
    case 'html': {
      telling.html(start, end);
      return;
    }
    case 'footnoteDefinition':
      if (reading.footnotes === 'end') tellBlocks(node.children, telling, { ...around, kind: 'note' });
      return;
    case 'thematicBreak': {
      teller.close('paragraph');
      return;
    }
    default:
      // Frontmatter and definitions are not said; what stands in a line is in a block.
      return;
  }
}

const alerts: Readonly<Record<string, Alert>> = {
  ...{ NOTE: 'note', TIP: 'tip', IMPORTANT: 'important', WARNING: 'warning', CAUTION: 'caution' },
};
/** GitHub's alerts are quotations that begin with their kind. */
const alert = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\r?\n|$)/;

function tellQuote(node: Blockquote, telling: Telling, around: Around): void {
  const kind = around.kind === 'note' ? 'note' : 'quote';
  const [first, ...rest] = node.children;
  const text = first?.type === 'paragraph' && first.children[0]?.type === 'text' ? first.children[0] : null;
  const match = text && alert.exec(text.value);
  if (!match || first?.type !== 'paragraph') {
    tellBlocks(node.children, telling, { ...around, kind });
    return;
  }
  const { start } = placeOf(text, telling);
  const [, name = ''] = match;
  telling.teller.be({ kind });
  telling.teller.sayOwn({ what: 'alert', alert: alerts[name] ?? 'note' }, start, start + name.length + 3);
  telling.teller.close('sentence');
  const value = text.value.slice(match[0].length);
  // The text goes on in the next line, behind its mark.
  const from = telling.teller.source.indexOf(value.slice(0, 20), start + name.length + 3);
  const position = text.position && {
    ...text.position,
    start: { ...text.position.start, offset: Math.max(0, from) - telling.offset },
  };
  const after =
    value === ''
      ? first.children.slice(1)
      : [{ ...text, value, ...(position && { position }) }, ...first.children.slice(1)];
  tellBlocks([{ ...first, children: after }, ...rest], telling, { ...around, kind });
}

function tellList(node: List, telling: Telling): void {
  for (const [index, item] of node.children.entries()) {
    const number = node.ordered ? (node.start ?? 1) + index : null;
    tellItem(item, number, node.spread === true, telling);
  }
}

const marker = /\d{1,9}[.)]/y;

/** The number of an item is said; so is that a task is done. */
function tellItem(item: ListItem, number: number | null, spread: boolean, telling: Telling): void {
  const { teller } = telling;
  const { start } = placeOf(item, telling);
  teller.be({ kind: 'item' });
  const first = item.children[0];
  if (number !== null && first?.type === 'paragraph') {
    marker.lastIndex = start;
    const mark = marker.exec(teller.source)?.[0] ?? '';
    teller.say(`${number}. `, start, start + mark.length + 1);
  }
  if (item.checked === true && first?.type === 'paragraph') {
    const { start: text } = placeOf(first, telling);
    const box = Math.max(start, teller.source.lastIndexOf('[', text));
    teller.sayOwn({ what: 'done' }, box, Math.max(box, Math.min(box + 3, text)));
  }
  tellBlocks(item.children, telling, {
    kind: 'item',
    endedBy: spread || item.spread ? 'paragraph' : 'sentence',
  });
  teller.close('sentence');
}

function tellTable({ children }: Table, telling: Telling): void {
  const cell = (node: TableCell): Cell => ({
    words: wordsOf(node, telling.reading),
    ...placeOf(node, telling),
    tell: () => tellInline(node.children, telling, () => telling.teller.add(' ')),
  });
  const [head = [], ...rows] = children.map((row) => row.children.map(cell));
  telling.teller.be({ kind: 'row' });
  tellRows(telling.teller, head, rows, telling.reading.emoji);
}
