import type { Extreme, Greek, Shape, Sign, Sum } from './formula-words.ts';

/** Signs, each by the commands of TeX and by the characters that write it. */
const writings: Readonly<Partial<Record<Sign, string>>> = {
  ...{ plus: '+ oplus', minus: '- −', times: '* × · times cdot ast otimes', dividedBy: '÷ div', over: '/' },
  ...{ plusMinus: '± pm', minusPlus: '∓ mp', equals: '=', notEqual: '≠ ne neq' },
  ...{ less: '< lt', greater: '> gt', atMost: '≤ le leq leqslant', atLeast: '≥ ge geq geqslant' },
  ...{
    muchLess: '≪ ll',
    muchGreater: '≫ gg',
    approximately: '≈ approx simeq',
    similar: 'sim',
    congruent: 'cong',
  },
  ...{
    equivalent: '≡ equiv',
    proportional: '∝ propto',
    given: 'mid',
    goesTo: '→ to rightarrow longrightarrow',
  },
  ...{ mapsTo: '↦ mapsto', comesFrom: '← leftarrow', implies: '⇒ Rightarrow implies' },
  ...{ ifAndOnlyIf: '⇔ Leftrightarrow iff', in: '∈ in', notIn: '∉ notin', subset: '⊂ ⊆ subset subseteq' },
  ...{ union: '∪ cup', intersection: '∩ cap', without: 'setminus', emptySet: '∅ emptyset varnothing' },
  ...{ forAll: '∀ forall', exists: '∃ exists', not: '¬ neg lnot', and: '∧ & land wedge', or: '∨ lor vee' },
  ...{ infinity: '∞ infty', partial: '∂ partial', nabla: '∇ nabla', hBar: 'ℏ hbar', realPart: 'Re' },
  ...{ imaginaryPart: 'Im', degrees: '° degree circ', prime: "' ′ prime", sine: 'sin', cosine: 'cos' },
  ...{ tangent: 'tan', arcSine: 'arcsin', arcCosine: 'arccos', arcTangent: 'arctan', ln: 'ln', log: 'log' },
  ...{ exp: 'exp', determinant: 'det', dimension: 'dim', perpendicular: '⊥ perp', modulo: 'bmod pmod mod' },
  ...{ floor: 'lfloor', ceiling: 'lceil', therefore: '∴ therefore', because: '∵ because', percent: '%' },
  ...{ dollars: '$', number: '#', angle: '∠ angle', factorial: '!', transposed: 'top', dagger: '† dagger' },
  star: 'star',
};

const listed = <Name extends string>(table: Readonly<Partial<Record<Name, string>>>): Map<string, Name> =>
  new Map(
    Object.entries<string | undefined>(table).flatMap(([name, all = '']) =>
      all.split(' ').map((one) => [one, name as Name] as const),
    ),
  );

export const signOf: ReadonlyMap<string, Sign> = listed(writings);

/** Signs that stand for something, so that what follows them is no sign of a number. */
export const standing: ReadonlySet<Sign> = new Set<Sign>([
  ...(['emptySet', 'infinity', 'hBar', 'degrees', 'prime', 'percent', 'factorial'] as const),
  ...(['transposed', 'dagger', 'star'] as const),
]);

export const sumOf: ReadonlyMap<string, Sum> = listed<Sum>({
  ...{ sum: 'sum ∑', product: 'prod ∏', integral: 'int ∫', doubleIntegral: 'iint', closedIntegral: 'oint' },
  ...{ bigUnion: 'bigcup', bigIntersection: 'bigcap' },
});
export const extremeOf: ReadonlyMap<string, Extreme> = listed<Extreme>({
  ...{ limit: 'lim', maximum: 'max', minimum: 'min', supremum: 'sup', infimum: 'inf' },
});
/** Commands with one part. */
export const accentOf: ReadonlyMap<string, Shape> = listed<Shape>({
  ...{ vector: 'vec overrightarrow', hat: 'hat widehat', bar: 'bar overline', tilde: 'tilde widetilde' },
  ...{ dot: 'dot', doubleDot: 'ddot' },
});
export const greekOf: ReadonlyMap<string, Greek> = listed<Greek>({
  ...{ alpha: 'alpha α Α', beta: 'beta β Β', gamma: 'gamma Gamma γ Γ', delta: 'delta Delta δ Δ' },
  ...{ epsilon: 'epsilon varepsilon ε ϵ Ε', zeta: 'zeta ζ Ζ', eta: 'eta η Η' },
  ...{ theta: 'theta Theta vartheta θ ϑ Θ', iota: 'iota ι Ι', kappa: 'kappa varkappa κ Κ' },
  ...{ lambda: 'lambda Lambda λ Λ', mu: 'mu μ µ Μ', nu: 'nu ν Ν', xi: 'xi Xi ξ Ξ', omicron: 'omicron ο Ο' },
  ...{ pi: 'pi Pi varpi π Π', rho: 'rho varrho ρ Ρ', sigma: 'sigma Sigma varsigma σ ς Σ', tau: 'tau τ Τ' },
  ...{ upsilon: 'upsilon Upsilon υ Υ', phi: 'phi Phi varphi φ ϕ Φ', chi: 'chi χ Χ', psi: 'psi Psi ψ Ψ' },
  omega: 'omega Omega ω Ω',
});

/** Commands and characters that are the same in every language. */
export const neutral: ReadonlyMap<string, string> = new Map([
  ...['ldots', 'dots', 'cdots', 'vdots', 'ddots'].map((name) => [name, '…'] as const),
  ...['rfloor', 'rceil', '_', '{', '}', '|', '~', '^', 'lvert', 'rvert'].map((name) => [name, ''] as const),
  ...['\\', ':', ';', '.', 'colon'].map((name) => [name, ','] as const),
  ...([
    ['ell', 'l'],
    ['[', '('],
    [']', ')'],
  ] as const),
]);

/** Commands whose words in braces are words. */
export const wording = new Set('text textbf textit textrm mathrm mbox operatorname mathit'.split(' '));
/** Commands whose words in braces nobody says: they number formulas, or colour them. */
export const naming = new Set('label tag ref eqref color'.split(' '));

/** Commands that only tell how something looks. */
export const silent = new Set(
  (
    'left right big Big bigg Bigg bigl bigr Bigl Bigr quad qquad displaystyle textstyle limits nolimits mathbf mathbb ' +
    'mathcal mathfrak mathsf boldsymbol bm boxed underline overbrace underbrace hline nonumber notag middle cancel phantom'
  ).split(' '),
);

/** What a token is called in these tables. */
export const nameOf = (token: string): string =>
  token.startsWith('\\') ? token.slice(1).replace(/(?<=.)\*$/, '') : token;
