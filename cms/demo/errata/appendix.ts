import { type DemoErratum, erratum, spot } from '../demoContent.ts'

/** Chapter 5 and the appendices, pp. 112–119. */
export const errataOfAppendix: readonly DemoErratum[] = [
  erratum(
    {
      page: '112',
      line: 8,
      lineFrom: 'bottom',
      item: spot({ ja: 'Jensenの不等式', en: 'Jensen’s inequality' }),
    },
    { original: '$dx$', correction: '$dz$' },
  ),
  erratum(
    { page: '113', line: 3 },
    {
      original: 'モンテカルロ推定で対数尤度の不偏推定',
      correction: 'モンテカルロ推定で対数尤度の下限の不偏推定',
      gloss: '“an unbiased estimate of the log-likelihood” → “… of a lower bound on the log-likelihood”',
    },
  ),
  erratum(
    { page: '119', line: 8 },
    { original: String.raw`$\sum_{t=1}T$`, correction: String.raw`$\sum_{t=1}^T$` },
  ),
]
