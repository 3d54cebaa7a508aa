import type { Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import rehypeRemark, { type Options } from 'rehype-remark';
import remarkStringify, { type Options as StringifyOptions } from 'remark-stringify';
import { unified } from 'unified';
import { raised } from '../text/raised.ts';
import { attribute, wordsOf } from './html-tree.ts';

/** Elements of our own that become Markdown's notes: a mark in the text, and the note itself. */
export const NOTE_MARK = 'vt-note-mark';
export const NOTE = 'vt-note';

const handlers: Options['handlers'] = {
  [NOTE_MARK]: (_state, node) => ({ type: 'footnoteReference', identifier: attribute(node, 'name') }),
  [NOTE]: (state, node) => ({
    type: 'footnoteDefinition',
    identifier: attribute(node, 'name'),
    children: state.toFlow(state.all(node)),
  }),
  sup: (state, node) => {
    const power = raised(wordsOf(node));
    return power === null ? state.all(node) : { type: 'text', value: power };
  },
};

const style: StringifyOptions = {
  bullet: '-',
  emphasis: '*',
  rule: '-',
  // A backslash at a line's end would stand in the person's text; two spaces do the same unseen.
  handlers: { break: () => '  \n' },
};
const toMarkdownExtensions = [gfmTableToMarkdown({ tablePipeAlign: false }), gfmFootnoteToMarkdown()];

const toTree = unified().use(rehypeRemark, { handlers });
const writer = unified().data({ toMarkdownExtensions }).use(remarkStringify, style);

/** HTML's tree as Markdown's. */
export const markdownTree = (tree: HastRoot): Root => toTree.runSync(tree);

/** A tree as the Markdown that a person sees. What only looks like markup is escaped. */
export const writeMarkdown = (tree: Root): string => writer.stringify(tree).trim();

export const htmlToMarkdown = (tree: HastRoot): string => writeMarkdown(markdownTree(tree));
