/** What is said for a sign, whatever it is written with. */
export type Sign =
  | 'plus'
  | 'minus'
  /** Before a number or a letter that nothing stands in front of: Chinese has other words for them. */
  | 'positive'
  | 'negative'
  | 'times'
  | 'dividedBy'
  | 'over'
  | 'plusMinus'
  | 'minusPlus'
  | 'equals'
  | 'notEqual'
  | 'less'
  | 'greater'
  | 'atMost'
  | 'atLeast'
  | 'muchLess'
  | 'muchGreater'
  | 'approximately'
  | 'similar'
  | 'congruent'
  | 'equivalent'
  | 'proportional'
  | 'given'
  | 'goesTo'
  /** The same in what stands below a limit. */
  | 'approaches'
  /** Between the sets of a function, `f: A → B`. */
  | 'into'
  | 'mapsTo'
  | 'comesFrom'
  | 'implies'
  | 'ifAndOnlyIf'
  | 'in'
  | 'notIn'
  | 'subset'
  | 'union'
  | 'intersection'
  | 'without'
  | 'emptySet'
  | 'forAll'
  | 'exists'
  | 'not'
  | 'and'
  | 'or'
  | 'infinity'
  | 'partial'
  | 'nabla'
  | 'hBar'
  | 'realPart'
  | 'imaginaryPart'
  | 'degrees'
  | 'prime'
  | 'sine'
  | 'cosine'
  | 'tangent'
  | 'arcSine'
  | 'arcCosine'
  | 'arcTangent'
  | 'ln'
  | 'log'
  | 'exp'
  | 'determinant'
  | 'dimension'
  | 'perpendicular'
  | 'modulo'
  | 'floor'
  | 'ceiling'
  | 'therefore'
  | 'because'
  | 'percent'
  | 'dollars'
  | 'number'
  | 'angle'
  | 'factorial'
  /** Said behind what they are raised above. */
  | 'squared'
  | 'cubed'
  | 'transposed'
  | 'dagger'
  | 'star';

/** Words around parts of a formula: `{a}` the first part as it is written, `{b}` the second. */
export type Shape =
  | 'fraction'
  /** A fraction of differentials, `dy/dx`. */
  | 'derivative'
  | 'choose'
  /** Behind what has the exponent or index `{a}`. */
  | 'power'
  | 'index'
  | 'squareRoot'
  | 'cubeRoot'
  /** The root of degree `{a}` of `{b}`. */
  | 'root'
  /** A logarithm to the base `{a}`, before what it is of. */
  | 'logBase'
  | 'absolute'
  | 'vector'
  | 'hat'
  | 'bar'
  | 'tilde'
  | 'dot'
  | 'doubleDot';

/** Operators before what they work on: from `{a}` to `{b}`; over `{a}`; with no limits. */
export type Sum =
  'sum' | 'product' | 'integral' | 'doubleIntegral' | 'closedIntegral' | 'bigUnion' | 'bigIntersection';

/** With the condition `{a}` below them; without one. */
export type Extreme = 'limit' | 'maximum' | 'minimum' | 'supremum' | 'infimum';

export type Greek =
  | 'alpha'
  | 'beta'
  | 'gamma'
  | 'delta'
  | 'epsilon'
  | 'zeta'
  | 'eta'
  | 'theta'
  | 'iota'
  | 'kappa'
  | 'lambda'
  | 'mu'
  | 'nu'
  | 'xi'
  | 'omicron'
  | 'pi'
  | 'rho'
  | 'sigma'
  | 'tau'
  | 'upsilon'
  | 'phi'
  | 'chi'
  | 'psi'
  | 'omega';

/** How formulas are read aloud in one language, as a lecturer reads them. */
export interface FormulaWords {
  readonly signs: Readonly<Record<Sign, string>>;
  readonly shapes: Readonly<Record<Shape, string>>;
  readonly sums: Readonly<Record<Sum, readonly [both: string, over: string, bare: string]>>;
  readonly extremes: Readonly<Record<Extreme, readonly [under: string, bare: string]>>;
  readonly greek: Readonly<Record<Greek, string>>;
}
