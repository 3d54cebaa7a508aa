/** A template with its parts; where no space is between them, their words touch. */
export function filled(template: string, a: readonly string[] = [], b: readonly string[] = []): string[] {
  const said: string[] = [];
  let touches = false;
  for (const [bit] of template.matchAll(/\{[ab]\}|[^{ ]+| /g)) {
    const [first, ...more] = bit === '{a}' ? a : bit === '{b}' ? b : bit === ' ' ? [] : [bit];
    const last = touches && first !== undefined ? said.pop() : undefined;
    if (first !== undefined) said.push((last ?? '') + first, ...more);
    touches = bit !== ' ';
  }
  return said;
}
