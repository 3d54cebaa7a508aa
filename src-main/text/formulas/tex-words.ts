/** What is said for commands of TeX that stand for themselves; English, as a lecturer says them. */
export const commandWords: Readonly<Record<string, string>> = {
  ...{
    times: 'times',
    cdot: 'times',
    ast: 'times',
    div: 'divided by',
    pm: 'plus or minus',
    mp: 'minus or plus',
  },
  ...{ le: 'is at most', leq: 'is at most', ge: 'is at least', geq: 'is at least', lt: 'is less than' },
  ...{ gt: 'is greater than', ll: 'is much less than', gg: 'is much greater than', ne: 'is not equal to' },
  ...{ neq: 'is not equal to', approx: 'is approximately', sim: 'is similar to', simeq: 'is approximately' },
  ...{ cong: 'is congruent to', equiv: 'is equivalent to', propto: 'is proportional to', mid: 'given' },
  ...{
    to: 'goes to',
    rightarrow: 'goes to',
    longrightarrow: 'goes to',
    mapsto: 'maps to',
    leftarrow: 'comes from',
  },
  ...{ Rightarrow: 'implies', implies: 'implies', Leftrightarrow: 'if and only if', iff: 'if and only if' },
  ...{ in: 'in', notin: 'not in', subset: 'is a subset of', subseteq: 'is a subset of', cup: 'union' },
  ...{ cap: 'intersected with', setminus: 'without', emptyset: 'the empty set', varnothing: 'the empty set' },
  ...{
    forall: 'for all',
    exists: 'there exists',
    neg: 'not',
    lnot: 'not',
    land: 'and',
    lor: 'or',
    wedge: 'and',
  },
  ...{
    vee: 'or',
    infty: 'infinity',
    partial: 'partial',
    nabla: 'nabla',
    hbar: 'h bar',
    ell: 'l',
    Re: 'the real part of',
  },
  ...{ degree: 'degrees', circ: 'degrees', prime: 'prime', ldots: '…', dots: '…', cdots: '…', vdots: '…' },
  ...{
    arcsin: 'arc sine',
    arccos: 'arc cosine',
    arctan: 'arc tangent',
    sin: 'sine',
    cos: 'cosine',
    tan: 'tangent',
  },
  ...{
    ln: 'natural log',
    log: 'log',
    exp: 'exp',
    det: 'the determinant of',
    dim: 'the dimension of',
    perp: 'is perpendicular to',
  },
  ...{
    varepsilon: 'epsilon',
    vartheta: 'theta',
    varphi: 'phi',
    varrho: 'rho',
    varsigma: 'sigma',
    bmod: 'mod',
    pmod: 'mod',
  },
  ...{
    lfloor: 'the floor of',
    lceil: 'the ceiling of',
    rfloor: '',
    rceil: '',
    therefore: 'therefore',
    because: 'because',
  },
  ...{ '%': 'percent', $: 'dollars', '#': 'number', '&': 'and', _: '', '{': '', '}': '', '|': '', '\\': ',' },
  ...{
    top: 'transposed',
    dagger: 'dagger',
    star: 'star',
    oplus: 'plus',
    otimes: 'times',
    angle: 'the angle',
  },
};

/** Operators that have limits, and what joins these. */
export const limitWords: Readonly<Record<string, readonly [name: string, from: string]>> = {
  ...{ sum: ['the sum', 'from'], prod: ['the product', 'from'], int: ['the integral', 'from'] },
  ...{ iint: ['the double integral', 'over'], oint: ['the closed integral', 'over'] },
  ...{ lim: ['the limit', 'as'], max: ['the maximum', 'over'], min: ['the minimum', 'over'] },
  ...{ sup: ['the supremum', 'over'], inf: ['the infimum', 'over'], bigcup: ['the union', 'over'] },
  ...{ bigcap: ['the intersection', 'over'] },
};

/** Commands that mark what follows them: said before it, or behind it. */
export const before: Readonly<Record<string, string>> = { vec: 'vector', overrightarrow: 'vector' };
export const behind: Readonly<Record<string, string>> = {
  ...{ hat: 'hat', widehat: 'hat', bar: 'bar', overline: 'bar', tilde: 'tilde', widetilde: 'tilde' },
  ...{ dot: 'dot', ddot: 'double dot' },
};

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

/** What is said for characters. */
export const characterWords: Readonly<Record<string, string>> = {
  ...{
    '=': 'equals',
    '+': 'plus',
    '-': 'minus',
    '−': 'minus',
    '*': 'times',
    '/': 'over',
    '<': 'is less than',
  },
  ...{
    '>': 'is greater than',
    '!': 'factorial',
    '%': 'percent',
    "'": 'prime',
    '≤': 'is at most',
    '≥': 'is at least',
  },
  ...{
    '≠': 'is not equal to',
    '≈': 'is approximately',
    '±': 'plus or minus',
    '×': 'times',
    '·': 'times',
    '°': 'degrees',
  },
  ...{
    '→': 'goes to',
    '∈': 'in',
    '∞': 'infinity',
    '∑': 'the sum',
    '∫': 'the integral',
    '√': 'the square root of',
  },
  ...{ '~': '', '^': '', _: '', '|': '', '[': '(', ']': ')', ':': ',', ';': ',', '.': ',' },
};
