import { type DemoErratum, erratum, numbered, spot } from '../demoContent.ts'

const sumOfSecondDerivatives = '“the sum of the second derivatives … negative” → “… positive”'

/** Chapter 1, pp. 3–29. */
export const errataOfChapter1: readonly DemoErratum[] = [
  erratum(
    { page: '3', item: numbered('figure', '1.2', { ja: '左図', en: 'left panel' }) },
    { original: '$y_{out=}$', correction: '$y_{out}=$' },
  ),
  erratum(
    { page: '4', line: 4 },
    {
      original: String.raw`非負関数$\gamma_{\theta}(\bm{x}) > 0$`,
      correction: String.raw`非負関数$\gamma_{\theta}(\bm{x}) \geq 0$`,
      gloss: String.raw`“non-negative function $\gamma_{\theta}(\bm{x}) > 0$” → “… $\geq 0$”`,
    },
  ),
  erratum(
    { page: '6', line: 5 },
    {
      original: String.raw`$L(\theta) = \log q_{\theta}(D) = \sum_i \cdots$`,
      correction: String.raw`$L(\theta) = \frac{1}{N} \log q_{\theta}(D) = \frac{1}{N} \sum_i \cdots$`,
    },
  ),
  erratum({ page: '8', line: 14 }, { original: 'Push-foward', correction: 'Push-forward' }),
  erratum(
    { page: '9', item: numbered('figure', '1.5') },
    { original: String.raw`$Z \sim p(z)$`, correction: String.raw`$z \sim p(z)$` },
  ),
  erratum(
    { page: '15', item: numbered('figure', '1.9') },
    { original: String.raw`$\epsilon$`, correction: String.raw`$\alpha$` },
  ),
  erratum(
    { page: '17', line: 12 },
    {
      original: String.raw`この第2項は$\mathbf{s}_{\theta}(\mathbf{x})i$の`,
      correction: String.raw`この第2項は$\mathbf{s}_{\theta}(\mathbf{x})$の`,
      gloss: String.raw`“This second term … of $\mathbf{s}_{\theta}(\mathbf{x})i$” → “… of $\mathbf{s}_{\theta}(\mathbf{x})$”`,
    },
  ),
  erratum(
    { page: '18', item: numbered('figure', '1.10') },
    { original: '2次微分の和を負', correction: '2次微分の和を正', gloss: sumOfSecondDerivatives },
  ),
  erratum(
    { page: '18', line: 1, lineFrom: 'bottom' },
    { original: '2次微分の和を負', correction: '2次微分の和を正', gloss: sumOfSecondDerivatives },
  ),
  erratum({ page: '21', line: 4 }, { original: '$x$', correction: String.raw`$\mathbf{x}$` }),
  erratum(
    { page: '29', line: 2, item: spot({ ja: '「:=」の式', en: 'the equation with “:=”' }) },
    { original: '$s$', correction: String.raw`$\mathbf{s}$` },
  ),
]
