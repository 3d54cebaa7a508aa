const figures = new Map(Array.from('0123456789+-−n', (plain, at) => [plain, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ'.charAt(at)]));

/** A raised number by the characters that are raised themselves, so that 10⁶ is not read as 106; null: no number. */
export function raised(words: string): string | null {
  if (!/^[+\-−]?(?:\d{1,4}|n)$/.test(words)) return null;
  return Array.from(words, (plain) => figures.get(plain) ?? plain).join('');
}
