import { type DemoErratum, erratum } from '../demoContent.ts'

/** Chapters 3 and 4, pp. 71–102. */
export const errataOfChapters3And4: readonly DemoErratum[] = [
  erratum(
    { page: '71', line: 12, lineFrom: 'bottom' },
    {
      instruction: {
        ja: '目的関数の$t$に関する期待値の、いちばん外側の括弧を閉じる。',
        en: 'Close the outermost bracket of the expectation over $t$ in the objective function.',
      },
    },
  ),
  erratum(
    { page: '72', line: 8 },
    {
      original: String.raw`$T=t_T > t_{T-1} > \cdots > t_1 = 0$`,
      correction: String.raw`$T=t_T > t_{T-1} > \cdots > t_0 = 0$`,
    },
  ),
  erratum(
    { page: '87', line: 11 },
    {
      original: '条件付スコア$p(x|y)$',
      correction: String.raw`条件付スコア$\nabla_{\mathbf{x}} \log p_t(x|y)$`,
      gloss: String.raw`“conditional score $p(x|y)$” → “conditional score $\nabla_{\mathbf{x}} \log p_t(x|y)$”`,
    },
  ),
  erratum({ page: '91', line: 9 }, { original: String.raw`$\mathbf{0}$`, correction: '$0$' }),
  erratum(
    { page: '91', line: 11 },
    {
      original: 'また、$j < k$の時、$k$番目の部分空間は$j$番目の部分空間',
      correction: 'また、$j < k$の時、$k$番目の部分空間は$j$番目の部分空間の部分空間',
      gloss:
        '“when $j < k$, the $k$-th subspace is the $j$-th subspace” → “… is a subspace of the $j$-th subspace”',
    },
  ),
  erratum(
    { page: '91', line: 7, lineFrom: 'bottom' },
    {
      original: String.raw`$UU_k^T x \in R^d$`,
      correction: String.raw`$U_k U_k^T x \in R^d$`,
    },
  ),
  erratum(
    { page: '91', line: 3, lineFrom: 'bottom' },
    {
      original: String.raw`ただし$\sigma$は`,
      correction: String.raw`ただし$\delta$は`,
      gloss: String.raw`“where $\sigma$ is” → “where $\delta$ is”`,
    },
  ),
  // The source shows a stray "[" before the printed formula and lost the opening bracket of its own quotation after it.
  erratum(
    { page: '92', line: 10, lineFrom: 'bottom' },
    { original: '$U_1^T U_1 = I_{n_k}$', correction: '$U_1^T U_1 = I_d$' },
  ),
  erratum(
    { page: '97', line: 4 },
    { original: '各技', correction: '各枝', gloss: '“each technique” → “each branch”' },
  ),
  erratum(
    { page: '100', line: 4 },
    {
      original: String.raw`$p(\mathbf{z}_0)$`,
      correction: String.raw`$p(\mathbf{x}_0)$`,
    },
  ),
  erratum(
    { page: '101' },
    {
      original: String.raw`$\mathbf{g} \in R^3$を並進移動を表す`,
      correction: String.raw`$\mathbf{g} \in R^3$を並進移動を表すベクトル`,
      gloss: '“represents a translational motion” → “a vector that represents a translational motion”',
    },
  ),
  erratum({ page: '102', line: 1 }, { original: '$g$', correction: String.raw`$\mathbf{g}$` }),
]
