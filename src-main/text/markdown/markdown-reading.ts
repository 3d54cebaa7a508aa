import type { ReadingPreferences } from '../../../src-preload/contract/settings.ts';
import { HtmlTelling } from '../html/tell-html.ts';
import type { HtmlParser } from '../html/parser.ts';
import { paragraphs } from '../paragraphs.ts';
import type { Span } from '../sentences.ts';
import type { Teller } from '../teller.ts';
import { tellBlocks } from './blocks.ts';
import { type Chunk, chunks } from './chunks.ts';
import { Definitions } from './definitions.ts';
import type { MarkdownParser } from './parser.ts';

export interface Parsers {
  readonly markdown: MarkdownParser;
  readonly html: HtmlParser;
}

/**
 * Says a markdown text part by part; each step takes some milliseconds, so that others can have their turn between
 * them. A part that is too long or too deep for the parser, whose time grows faster than such a part does, is said
 * as plain text. Answers whether there was one.
 */
export function* tellMarkdown(
  teller: Teller,
  reading: ReadingPreferences,
  parsers: Parsers,
): Generator<void, boolean> {
  const definitions = new Definitions(teller.source);
  let simplified = false;
  for (const chunk of chunks(teller.source)) {
    const tangled = chunk.tangled || !tellChunk(teller, chunk, definitions, reading, parsers);
    if (tangled) tellPlain(teller, chunk);
    simplified ||= tangled;
    yield;
  }
  return simplified;
}

function tellChunk(
  teller: Teller,
  { start, end, unclosed }: Chunk,
  definitions: Definitions,
  reading: ReadingPreferences,
  { markdown, html }: Parsers,
): boolean {
  const part = teller.source.slice(start, end);
  const telling = {
    ...{ teller, reading, offset: start },
    html: (from: number, to: number) => {
      const tree = html.parse(teller.source.slice(from, to));
      new HtmlTelling(teller, reading, from).tell(tree);
    },
  };
  try {
    const { children } = markdown.parse(unclosed ? part : part + definitions.for(part));
    const own = children.filter(({ position }) => (position?.start.offset ?? 0) < part.length);
    tellBlocks(own, telling);
    return true;
  } catch (thrown) {
    // The stack has an end. What was said of the part already is not said again.
    if (thrown instanceof RangeError) return false;
    throw thrown;
  }
}

function tellPlain(teller: Teller, { start: from, end }: Span): void {
  teller.close('paragraph');
  const start = Math.min(end, Math.max(from, teller.told));
  const text = teller.source.slice(start, end);
  teller.be({ kind: 'paragraph' });
  for (const span of paragraphs(text)) {
    teller.say(text.slice(span.start, span.end), start + span.start, start + span.end);
    teller.close(span.endedBy === 'blank' ? 'paragraph' : 'sentence');
  }
}
