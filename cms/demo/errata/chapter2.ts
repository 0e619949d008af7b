import { type DemoErratum, erratum, numbered, spot } from '../demoContent.ts'

const farRight = spot({ ja: '右端', en: 'far right' })
const invertedFraction = {
  original: String.raw`$\sigma_{t|s}^2 \sigma_s^2 / \sigma_t^2$`,
  correction: String.raw`$\sigma_t^2 / (\sigma_{t|s}^2 \sigma_s^2)$`,
  note: { ja: '分子と分母が逆。', en: 'Numerator and denominator are swapped.' },
} as const

/** Chapter 2, pp. 37–63. */
export const errataOfChapter2: readonly DemoErratum[] = [
  erratum(
    { page: '37', line: 7, lineFrom: 'bottom' },
    {
      original: String.raw`$t=1,2,\ldots,L$`,
      correction: String.raw`$t=1,2,\ldots,T$`,
    },
  ),
  erratum(
    { page: '37', line: 5, lineFrom: 'bottom' },
    {
      original: String.raw`$\mathbb{E}_{p_{\sigma_t}}(\tilde{\mathbf{x}})$`,
      correction: String.raw`$\mathbb{E}_{p_{\sigma_t}(\tilde{\mathbf{x}})}$`,
      note: {
        ja: String.raw`$\tilde{x}$まで下付き。`,
        en: String.raw`The subscript extends to $\tilde{x}$.`,
      },
    },
  ),
  erratum({ page: '38', line: 1 }, { original: '$|^2$', correction: '$|$' }),
  erratum(
    { page: '39', line: 4 },
    { original: String.raw`$s_\theta$`, correction: String.raw`$\mathbf{s}_\theta$` },
  ),
  erratum(
    { page: '39', line: 8, item: numbered('algorithm', '2.1') },
    { original: '$s$', correction: String.raw`$\mathbf{s}$` },
  ),
  erratum(
    { page: '39', line: 11, lineTo: 12, item: numbered('algorithm', '2.1') },
    {
      instruction: {
        ja: '11行目と12行目の字下げを、それぞれ一段左へ戻す。',
        en: 'Outdent lines 11 and 12 by one level.',
      },
    },
  ),
  erratum(
    { page: '42', line: 13 },
    {
      original: '「$t=i$」「$t=i+1$」',
      correction: '「$t=t$」「$t=t+1$」',
      note: {
        ja: '左辺は変数、右辺はその値を表す。',
        en: 'The left-hand side is the variable, the right-hand side its value.',
      },
    },
  ),
  erratum(
    { page: '43', line: 6 },
    {
      original: '2つの正規分布',
      correction: '2つの正規分布からのサンプル',
      gloss: '“two normal distributions” → “samples from two normal distributions”',
    },
  ),
  erratum(
    { page: '44', line: 5 },
    {
      original: '(認識過程)',
      correction: '(推論過程)',
      gloss: '“(recognition process)” → “(inference process)”',
    },
  ),
  erratum(
    { page: '46', line: 9 },
    {
      original: '各値を$-1$から$1$の$k$個',
      correction: '各値を$-1$から$1$の$k+1$個',
      gloss: '“each value … one of $k$ from $-1$ to $1$” → “… one of $k+1$ …”',
    },
  ),
  erratum(
    { page: '51', line: 2, lineFrom: 'bottom' },
    {
      original: '$L_{t-1} - C$',
      correction: String.raw`$\mathbb{E}_{x_0}[L_{t-1}] - C$`,
    },
  ),
  erratum({ page: '54', line: 11 }, { original: String.raw`$\sigma_i$`, correction: String.raw`$\sigma_t$` }),
  erratum(
    { page: '54', line: 8, lineFrom: 'bottom' },
    {
      original: '枠組み[6]',
      correction: '枠組み (D. Kingma et al., “Variational Diffusion Models”. NeurIPS 2021.)',
      gloss: '“framework [6]” → “framework (D. Kingma et al., …)”',
    },
  ),
  erratum(
    { page: '56', line: 11 },
    {
      original: String.raw`$\mathcal{N}(\mathbf{0}, a^2+b^2)$`,
      correction: String.raw`$\mathcal{N}(\mathbf{0}, (a^2+b^2)\mathbf{I})$`,
    },
  ),
  erratum({ page: '57', line: 2, item: farRight }, invertedFraction),
  erratum(
    { page: '57', line: 4 },
    { original: '拡散モデル', correction: 'DDPM', gloss: '“diffusion model” → “DDPM”' },
  ),
  erratum({ page: '59', line: 3, lineFrom: 'bottom', item: farRight }, invertedFraction),
  erratum(
    { page: '60', line: 9 },
    {
      original: String.raw`$\alpha_s (\sigma_t^2 - \alpha_{t|s}^2 \sigma_s^2)^2$`,
      correction: String.raw`$\alpha_s^2 (\sigma_t^2 - \alpha_{t|s}^2 \sigma_s^2)$`,
    },
  ),
  erratum(
    { page: '61', line: 9 },
    {
      original: String.raw`関数$\operatorname{SNR}(t)$は単調増加関数`,
      correction: String.raw`関数$\operatorname{SNR}(t)$は単調減少関数`,
      gloss: String.raw`“The function $\operatorname{SNR}(t)$ is monotonically increasing” → “… decreasing”`,
    },
  ),
  erratum(
    { page: '63', line: 8, lineFrom: 'bottom' },
    {
      original: String.raw`$x_t = \operatorname{sigmoid}(-\gamma_\theta(t)) x + \operatorname{sigmoid}(\gamma_\theta(t)) \varepsilon$`,
      correction: String.raw`$x_t = \sqrt{\operatorname{sigmoid}(-\gamma_\theta(t))} x + \sqrt{\operatorname{sigmoid}(\gamma_\theta(t))} \varepsilon$`,
    },
  ),
]
