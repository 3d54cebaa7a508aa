/** Names that Node and the test's own tools look for in whatever they meet. */
const LOOKED_FOR = new Set([
  'then',
  'toJSON',
  'asymmetricMatch',
  'nodeType',
  'domain',
  'inspect',
  'calls',
  'mock',
]);

/**
 * Lets a part of the stand-in refuse what it does not have, by a sentence of its own: a member that is asked for where
 * types do not look would be `undefined` otherwise, and a test that meets it green. What it inherits stays as it is.
 */
export function refuseUnknown<T extends object>(name: string, part: T): T {
  const inherited = Object.getPrototypeOf(part) as object;
  const refusing = new Proxy(inherited, {
    get(known, member, asked) {
      if (typeof member === 'symbol' || member in known || !/^[a-z]/i.test(member) || LOOKED_FOR.has(member))
        return Reflect.get(known, member, asked) as unknown;
      throw new Error(
        `The stand-in has no “${member}” of ${name}: electron.d.ts does not have it, or nobody has built it here yet.`,
      );
    },
  });
  return Object.setPrototypeOf(part, refusing) as T;
}

/** The same of a class: its own members and those of all that it makes. */
export function refuseUnknownOf<T extends { readonly prototype: object }>(name: string, made: T): T {
  refuseUnknown(`a ${name}`, made.prototype);
  return refuseUnknown(name, made);
}
