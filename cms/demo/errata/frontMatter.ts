import { type DemoErratum, erratum, spot } from '../demoContent.ts'

/** The list of symbols, p. xiii. */
export const errataOfFrontMatter: readonly DemoErratum[] = [
  erratum(
    { page: 'xiii', item: spot({ ja: '関数fの勾配', en: 'gradient of a function f' }) },
    { original: String.raw`$\partial x_m$`, correction: String.raw`$\partial x_d$` },
  ),
  erratum(
    { page: 'xiii', item: spot({ ja: '正規分布', en: 'normal distribution' }) },
    { original: String.raw`$\sigma$`, correction: String.raw`$\sigma^2$` },
  ),
]
