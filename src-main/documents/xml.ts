import { DOMParser, type Document as XmlDocument, type Element } from '@xmldom/xmldom';
import { decodeMarkup } from './decode-text.ts';

export type XmlElement = Element;

/** Reads XML as forgivingly as can be. Throws what the parser throws for what is none. No entity is expanded. */
export function parseXml(bytes: Uint8Array): XmlDocument {
  const parser = new DOMParser({ onError: () => undefined });
  return parser.parseFromString(decodeMarkup(bytes).replace(/^[^<]*/, ''), 'text/xml');
}

/** The elements of a name, whatever prefix it has, in order. */
export const elements = (from: XmlDocument | Element, name: string): Element[] => [
  ...from.getElementsByTagNameNS('*', name),
];

/** The words of the first element of a name, without white space around; undefined where there are none. */
export function words(from: XmlDocument | Element, name: string): string | undefined {
  const found = elements(from, name)[0]?.textContent?.replace(/\s+/g, ' ').trim();
  return found === '' ? undefined : found;
}
