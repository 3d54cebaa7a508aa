import { describe, expect, it, test } from 'vitest';
import { plainTex, sayTex } from './say-tex.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { it as italian } from './words/it.ts';
import { ja } from './words/ja.ts';
import { nl } from './words/nl.ts';
import { pt } from './words/pt.ts';
import { zh } from './words/zh.ts';

test.each([
  ['E = mc^2', 'E equals m c squared'],
  [
    'x = \\frac{-b \\pm \\sqrt{b^2-4ac}}{2a}',
    'x equals minus b plus or minus the square root of b squared minus 4 a c over 2 a',
  ],
  ['\\int_0^1 x^2 \\, dx', 'the integral from 0 to 1 of x squared d x'],
  ['\\sum_{i=1}^{n} i', 'the sum from i equals 1 to n of i'],
  ['\\sum\\limits_{i \\in I} x_i', 'the sum over i in I of x sub i'],
  ['\\lim_{x \\to 0} f(x)', 'the limit as x goes to 0 of f (x)'],
  ['90^\\circ, 3.5\\%', '90 degrees, 3.5 percent'],
  ['\\sqrt[3]{8} \\neq \\alpha_1', 'the cube root of 8 is not equal to alpha sub 1'],
  ['\\vec{v} \\cdot \\hat x', 'vector v times x hat'],
  ['v = 5\\,\\text{km per hour}', 'v equals 5 km per hour'],
  ['\\begin{cases} 1 & x > 0 \\\\ 0 \\end{cases}', '1, x is greater than 0, 0'],
  ['e^{-x/2}', 'e to the power of minus x over 2'],
  ["f'(x) \\in \\mathbb{R} \\label{eq:a}", 'f prime (x) in R'],
  ['A^T x^* z^{12} \\frac12', 'A transposed x star z to the power of 12 1 over 2'],
  ['\\frac{dy}{dx}, \\log_2 8, f: A \\to B', 'd y by d x, log base 2 of 8, f, A to B'],
  [
    '|x - 1| \\le \\left|{-y}\\right|, P(A|B)',
    'the absolute value of x minus 1 is at most the absolute value of minus y, P (A given B)',
  ],
  ['\\{ x | x > 0 \\}, |0\\rangle, |x', 'x x is greater than 0, 0 rangle, x'],
  ['\\sqrt[n]{x}', 'the nth root of x'],
  ['\\constructor \\toString', 'constructor toString'],
  ['\\foo{a', 'foo a'],
  ['a\n> + b', 'a plus b'],
  ['^{_}}{', 'to the power of sub'],
  ['', ''],
])('%j', (tex, words) => {
  expect(sayTex(tex, en)).toBe(words);
});

test('takes braces of any depth', () => {
  expect(sayTex('|+'.repeat(2000), en)).not.toContain('|');
  expect(sayTex(`${'{'.repeat(4000)}x${'}'.repeat(4000)}`, en)).toBe('x');
  expect(sayTex('\\frac'.repeat(800), en)).not.toContain('\\');
});

const quadratic = 'x = \\frac{-b \\pm \\sqrt{b^2-4ac}}{2a}';
const sum = '\\sum_{k=1}^{n} k^3 \\leq \\alpha_1';
const limit = '\\lim_{x \\to 0} \\frac{\\sin x}{x} \\neq \\infty';
const integral = '\\int_0^1 e^{-x} dx';
const others = '\\sqrt[4]{y} \\cdot \\vec{v}, \\frac{dy}{dx}, \\log_2 8';

describe('in other languages', () => {
  it.each([
    [
      ...(['German', de, 'x gleich minus b plus minus Wurzel aus b Quadrat minus 4 a c durch 2 a'] as const),
      'Summe von k gleich 1 bis n über k hoch 3 kleiner gleich Alpha Index 1',
      'Limes für x gegen 0 von Sinus x durch x ungleich unendlich',
      'Integral von 0 bis 1 über e hoch minus x d x',
      '4-te Wurzel aus y mal Vektor v, d y nach d x, Logarithmus zur Basis 2 von 8',
    ],
    [
      ...([
        'French',
        fr,
        'x égale moins b plus ou moins racine carrée de b au carré moins 4 a c sur 2 a',
      ] as const),
      'somme de k égale 1 à n de k au cube inférieur ou égal à alpha indice 1',
      'limite quand x tend vers 0 de sinus x sur x différent de l’infini',
      'intégrale de 0 à 1 de e puissance moins x d x',
      'racine d’ordre 4 de y fois vecteur v, d y sur d x, logarithme en base 2 de 8',
    ],
    [
      ...([
        'Spanish',
        es,
        'x igual a menos b más menos raíz cuadrada de b al cuadrado menos 4 a c sobre 2 a',
      ] as const),
      'suma desde k igual a 1 hasta n de k al cubo menor o igual que alfa sub 1',
      'límite cuando x tiende a 0 de seno x sobre x distinto de infinito',
      'integral desde 0 hasta 1 de e elevado a menos x d x',
      'raíz de índice 4 de y por vector v, d y sobre d x, logaritmo en base 2 de 8',
    ],
    [
      ...([
        'Italian',
        italian,
        'x uguale a meno b più o meno radice quadrata di b al quadrato meno 4 a c fratto 2 a',
      ] as const),
      'sommatoria da k uguale a 1 a n di k al cubo minore o uguale a alfa con 1',
      'limite per x che tende a 0 di seno x fratto x diverso da infinito',
      'integrale da 0 a 1 di e elevato a meno x d x',
      'radice di indice 4 di y per vettore v, d y su d x, logaritmo in base 2 di 8',
    ],
    [
      ...([
        'Portuguese',
        pt,
        'x igual a menos b mais ou menos raiz quadrada de b ao quadrado menos 4 a c sobre 2 a',
      ] as const),
      'somatório de k igual a 1 até n de k ao cubo menor ou igual a alfa índice 1',
      'limite quando x tende a 0 de seno x sobre x diferente de infinito',
      'integral de 0 até 1 de e elevado a menos x d x',
      'raiz de índice 4 de y vezes vetor v, d y sobre d x, logaritmo na base 2 de 8',
    ],
    [
      ...([
        'Dutch',
        nl,
        'x is gelijk aan min b plus of min de wortel uit b kwadraat min 4 a c gedeeld door 2 a',
      ] as const),
      'de som van k is gelijk aan 1 tot en met n van k tot de derde kleiner dan of gelijk aan alfa index 1',
      'de limiet voor x naar 0 van sinus x gedeeld door x is niet gelijk aan oneindig',
      'de integraal van 0 tot 1 van e tot de macht min x d x',
      'de 4-de machtswortel uit y maal vector v, d y naar d x, logaritme met grondtal 2 van 8',
    ],
    [
      ...(['Chinese', zh, 'x等于2 a分之负b加减根号b的平方减4 a c'] as const),
      '对k等于1到n求和，k的立方小于等于阿尔法下标1',
      'x趋于0时的极限，x分之正弦x不等于无穷',
      '从0到1积分，e的负x次方d x',
      '4次根号y乘向量v, d y d x, log以2为底8',
    ],
    [
      ...([
        'Japanese',
        ja,
        'x イコール 2 a分のマイナス b プラスマイナス ルート bの2乗マイナス 4 a c',
      ] as const),
      'シグマ k イコール 1からnまで、kの3乗小なりイコール アルファ 1',
      'リミット x矢印0、x分のサイン x ノットイコール無限大',
      'インテグラル 0から1まで、eのマイナス x乗d x',
      'yの4乗根かけるv ベクトル, d y d x, ログ 2の8',
    ],
  ])('%s', (_, words, ...expected) => {
    expect([quadratic, sum, limit, integral, others].map((tex) => sayTex(tex, words))).toEqual(expected);
  });

  it('says absolute values', () => {
    const all = [de, fr, es, italian, pt, nl, zh, ja].map((words) => sayTex('|x|', words));
    expect(all).toEqual([
      ...['Betrag von x', 'valeur absolue de x', 'valor absoluto de x', 'valore assoluto di x'],
      ...['valor absoluto de x', 'de absolute waarde van x', 'x的绝对值', 'xの絶対値'],
    ]);
  });

  it('finds the formulas that need no words', () => {
    expect(['x', 'f(x)', '\\mathbb{R}', '3.5', 'a, b'].map(plainTex)).toEqual([
      'x',
      'f(x)',
      'R',
      '3.5',
      'a, b',
    ]);
    expect(['x^2', 'a+b', '\\alpha', '\\frac12', 'a_1'].map(plainTex)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
