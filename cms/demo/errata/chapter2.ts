import { type DemoErratum, erratum, numbered, spot } from '../demoContent.ts'

const rightEnd = spot({ ja: '右端', en: 'right end' })
const invertedFraction = {
  original: String.raw`$\sigma_{t|s}^2 \sigma_s^2 / \sigma_t^2$`,
  correction: String.raw`$\sigma_t^2 / (\sigma_{t|s}^2 \sigma_s^2)$`,
  note: { ja: '分子と分母が逆。', en: 'Numerator and denominator are swapped.' },
  severity: 'substantive',
} as const

/** Chapter 2, pp. 37–63. */
export const errataOfChapter2: readonly DemoErratum[] = [
  erratum(
    { page: '37', line: 7, lineFrom: 'bottom' },
    {
      original: String.raw`$t=1,2,\ldots,L$`,
      correction: String.raw`$t=1,2,\ldots,T$`,
      severity: 'misleading',
    },
  ),
  erratum(
    { page: '37', line: 5, lineFrom: 'bottom' },
    {
      original: String.raw`$\mathbb{E}_{p_{\sigma_t}}(\tilde{\mathbf{x}})$`,
      correction: String.raw`$\mathbb{E}_{p_{\sigma_t}(\tilde{\mathbf{x}})}$`,
      note: {
        ja: String.raw`$\tilde{\mathbf{x}}$まで下付き。`,
        en: String.raw`The subscript takes in $\tilde{\mathbf{x}}$.`,
      },
    },
  ),
  erratum({ page: '38', line: 1 }, { original: '$|^2$', correction: '$|$', severity: 'substantive' }),
  erratum(
    { page: '39', line: 4 },
    { original: String.raw`$s_\theta$`, correction: String.raw`$\mathbf{s}_\theta$`, severity: 'typo' },
  ),
  erratum(
    { page: '39', line: 8, item: numbered('algorithm', '2.1') },
    { original: '$s$', correction: String.raw`$\mathbf{s}$`, severity: 'typo' },
  ),
  erratum(
    { page: '39', line: 11, item: numbered('algorithm', '2.1') },
    {
      instruction: {
        ja: '11行目と12行目の字下げを、それぞれ一段左へ戻す。',
        en: 'Move lines 11 and 12 one step of indentation to the left.',
      },
      severity: 'substantive',
    },
  ),
  erratum(
    { page: '42', line: 13 },
    {
      original: '$t=i$、$t=i+1$',
      correction: '$t=t$、$t=t+1$',
      note: {
        ja: '左辺は変数、右辺はその値を表す。',
        en: 'The left-hand side is the variable, the right-hand side its value.',
      },
    },
  ),
  erratum(
    { page: '43', line: 6 },
    { original: '2つの正規分布', correction: '2つの正規分布からのサンプル', severity: 'misleading' },
  ),
  erratum({ page: '44', line: 5 }, { original: '（認識過程）', correction: '（推論過程）' }),
  erratum(
    { page: '46', line: 9 },
    { original: '$-1$から$1$の$k$個', correction: '$-1$から$1$の$k+1$個', severity: 'substantive' },
  ),
  erratum(
    { page: '51', line: 2, lineFrom: 'bottom' },
    {
      original: '$L_{t-1} - C$',
      correction: String.raw`$\mathbb{E}_{x_0}[L_{t-1}] - C$`,
      severity: 'substantive',
    },
  ),
  erratum(
    { page: '54', line: 11 },
    { original: String.raw`$\sigma_i$`, correction: String.raw`$\sigma_t$`, severity: 'misleading' },
  ),
  erratum(
    { page: '54', line: 8, lineFrom: 'bottom' },
    {
      original: '枠組み[6]',
      correction: '枠組み（D. Kingma et al., “Variational Diffusion Models”. NeurIPS 2021.）',
      note: {
        ja: '参照する文献を改める。',
        en: 'Another work is meant than the one that is cited.',
      },
    },
  ),
  erratum(
    { page: '56', line: 11 },
    {
      original: String.raw`$\mathcal{N}(\mathbf{0}, a^2+b^2)$`,
      correction: String.raw`$\mathcal{N}(\mathbf{0}, (a^2+b^2)\mathbf{I})$`,
      severity: 'substantive',
    },
  ),
  erratum({ page: '57', line: 2, item: rightEnd }, invertedFraction),
  erratum({ page: '57', line: 4 }, { original: '拡散モデル', correction: 'DDPM', severity: 'misleading' }),
  erratum({ page: '59', line: 3, lineFrom: 'bottom', item: rightEnd }, invertedFraction),
  erratum(
    { page: '60', line: 9 },
    {
      original: String.raw`$\alpha_s (\sigma_t^2 - \alpha_{t|s}^2 \sigma_s^2)^2$`,
      correction: String.raw`$\alpha_s^2 (\sigma_t^2 - \alpha_{t|s}^2 \sigma_s^2)$`,
      severity: 'substantive',
    },
  ),
  erratum(
    { page: '61', line: 9 },
    {
      original: String.raw`関数$\mathrm{SNR}(t)$は単調増加関数`,
      correction: String.raw`関数$\mathrm{SNR}(t)$は単調減少関数`,
      severity: 'substantive',
    },
  ),
  erratum(
    { page: '63', line: 8, lineFrom: 'bottom' },
    {
      original: String.raw`$x_t = \mathrm{sigmoid}(-\gamma_\theta(t)) x + \mathrm{sigmoid}(\gamma_\theta(t)) \epsilon$`,
      correction: String.raw`$x_t = \sqrt{\mathrm{sigmoid}(-\gamma_\theta(t))} x + \sqrt{\mathrm{sigmoid}(\gamma_\theta(t))} \epsilon$`,
      severity: 'substantive',
    },
  ),
]
