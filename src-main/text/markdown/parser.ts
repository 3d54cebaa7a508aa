import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

/** Loaded when it is first needed: with `await import`. */
export interface MarkdownParser {
  parse(text: string): Root;
}

/**
 * CommonMark with GitHub's additions and frontmatter.
 * @param indentedCode four spaces make a block of code; where it was not said that a text is markdown, they are
 * rather how somebody indents paragraphs
 */
export function markdownParser(indentedCode: boolean): MarkdownParser {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkFrontmatter, ['yaml', 'toml'])
    .use(placed);
  if (!indentedCode) processor.use(withoutIndentedCode);
  const ready = processor.freeze();
  return { parse: (text) => ready.parse(text) };
}

interface Extensions {
  fromMarkdownExtensions?: unknown[];
  micromarkExtensions?: unknown[];
}

/**
 * Leaves out what looks for addresses after parsing, because the nodes it makes have no place; addresses are found
 * later, in every markup.
 */
function placed(this: Processor): void {
  const data = this.data() as Extensions;
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).flat(2).map((extension) => {
    const { transforms, ...rest } = extension as { transforms?: unknown };
    return transforms ? rest : extension;
  });
}

function withoutIndentedCode(this: Processor): void {
  const data = this.data() as Extensions;
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ['codeIndented'] } }];
}
