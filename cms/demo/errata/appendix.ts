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
    { original: '$dx$', correction: '$dz$', severity: 'misleading' },
  ),
  erratum(
    { page: '113', line: 3 },
    { original: '対数尤度の不偏推定', correction: '対数尤度の下限の不偏推定', severity: 'substantive' },
  ),
  erratum(
    { page: '119', line: 8 },
    { original: String.raw`$\sum_{t=1}T$`, correction: String.raw`$\sum_{t=1}^T$`, severity: 'typo' },
  ),
]
