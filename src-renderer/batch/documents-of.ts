import { KINDS } from '../documents/kinds.ts';

const endings = KINDS.split(',');
const inOrder = new Intl.Collator('en', { numeric: true }).compare;
const placeOf = ({ webkitRelativePath, name }: File): string =>
  webkitRelativePath === '' ? name : webkitRelativePath;

/** Of a folder's files those that are documents, in the order people count; what is hidden is left out. */
export function documentsOf(files: readonly File[]): File[] {
  const known = (file: File): boolean =>
    endings.some((ending) => file.name.toLowerCase().endsWith(ending)) &&
    !placeOf(file)
      .split('/')
      .some((step) => step.startsWith('.'));
  return files.filter(known).sort((a, b) => inOrder(placeOf(a), placeOf(b)));
}
