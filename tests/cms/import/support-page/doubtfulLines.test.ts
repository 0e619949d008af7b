import { describe, expect, it } from 'vitest'
import { readSupportPage } from '../../../../cms/import/support-page/readSupportPage.ts'
import { readErrata, summaries } from './readErratumLine.ts'

const R = String.raw

/** The page's text is kept, the field is flagged, and a repair is proposed where there is one. */
const doubtful: readonly (readonly [why: string, line: string, summary: string, proposal: string | null])[] =
  [
    [
      'an underscore eaten after a letter in bold',
      R`P.1 「\mathbf{s}{\theta}」→「\mathbf{t}_{\theta}」`,
      R`1ページ | $\mathbf{s}{\theta}$ → $\mathbf{t}_{\theta}$ | ! original`,
      R`$\mathbf{s}_{\theta}$`,
    ],
    [
      'an underscore eaten after a letter',
      'P.1 「x_t」→「L{t-1}」',
      '1ページ | $x_t$ → $L{t-1}$ | ! correction',
      '$L_{t-1}$',
    ],
    [
      'an underscore eaten after a sum',
      R`P.1 「\sum{i=1}^n x」→「\prod_{i=1}^n x」`,
      R`1ページ | $\sum{i=1}^n x$ → $\prod_{i=1}^n x$ | ! original`,
      R`$\sum_{i=1}^n x$`,
    ],
    [
      'a brace too many',
      'P.1 「σ_t^2}」→「σ_s^2」',
      R`1ページ | $\sigma_t^2}$ → $\sigma_s^2$ | ! original`,
      R`$\sigma_t^2$`,
    ],
    ['a brace too few', R`P.1 「y」→「\hat{x」`, R`1ページ | $y$ → $\hat{x$ | ! correction`, R`$\hat{x}$`],
    [
      'a round bracket for a brace',
      R`P.1 「(\tilde{x))」→「\tilde{y}」`,
      R`1ページ | $(\tilde{x))$ → $\tilde{y}$ | ! original`,
      R`$(\tilde{x})$`,
    ],
    [
      'two letters of a command swapped',
      R`P.1 「\alhpa」→「\beta」`,
      R`1ページ | $\alhpa$ → $\beta$ | ! original`,
      R`$\alpha$`,
    ],
    [
      'a command with a letter too few',
      R`P.1 「x」→「\lamda x」`,
      R`1ページ | $x$ → $\lamda x$ | ! correction`,
      R`$\lambda x$`,
    ],
    ['a macro of the author', R`P.1 「\E[x]」→「x」`, R`1ページ | $\E[x]$ → $x$ | ! original`, null],
    ['two subscripts on one letter', 'P.1 「a_b_c」→「a_b」', '1ページ | $a_b_c$ → $a_b$ | ! original', null],
    ['two superscripts on one letter', 'P.1 「x」→「x^2^3」', '1ページ | $x$ → $x^2^3$ | ! correction', null],
    [
      'a command that the site refuses',
      R`P.1 「x」→「\href{https://example.org}{x}」`,
      R`1ページ | x → \href{https://example.org}{x} | ! correction`,
      null,
    ],
    ['no closing quotation mark', 'P.1 「あ」→「い', '1ページ | あ → 「い | ! correction', 'い'],
    ['no opening quotation mark', 'P.1 「あ」→い」', '1ページ | あ → い」 | ! correction', 'い'],
    ['an opening quotation mark too many', 'P.1 「「あ」→「い」', '1ページ | 「あ → い | ! original', 'あ'],
    ['no closing mark before the arrow', 'P.1 「あ → 「い」', '1ページ | 「あ → い | ! original', 'あ'],
    [
      'a bracket that the other side has not',
      'P.1 「f(x」→「g(x) + 1」',
      '1ページ | $f(x$ → $g(x) + 1$ | ! original',
      '$f(x)$',
    ],
    ['nothing after the arrow', 'P.1 「あ」→「」', '1ページ | あ → ∅ | ! correction', null],
    ['nothing before the arrow', 'P.1 → 「い」', '1ページ | ∅ → い | ! original', null],
    ['only the wrong side', 'P.1 誤：あ', '1ページ | あ → ∅ | ! correction', null],
    ['the same on both sides', 'P.1 「あ」→「あ」', '1ページ | あ → あ | ! correction', null],
    [
      'several arrows without quotation marks',
      'P.1 f(x) → g(x) → h(x)',
      '1ページ | $f(x)$ → $g(x)$ → $h(x)$ | ! correction',
      null,
    ],
    ['several pages', 'P.48-49 「あ」→「い」', '48ページ | あ → い | ! page', null],
    [
      'several lines',
      'P.50 3行目, 5行目 「あ」→「い」',
      '50ページ 3行目 | あ → い | note: 5行目 | ! line',
      null,
    ],
    [
      'a quotation that no arrow takes in',
      'P.10 「あ」を「い」に修正し、「う」を削除',
      '10ページ | あ → い | note: に修正し、「う」を削除 | ! note',
      null,
    ],
    ['no place at all', '「あ」→「い」', ' | あ → い | ! page', null],
    ['neither an arrow nor a right side', 'P.53 「あ」 い', '53ページ | 「あ」 い | ! instruction', null],
    ['a few words that say nothing', 'P.51 誤植', '51ページ | 誤植 | ! instruction', null],
  ]

describe('a line that is not certain', () => {
  it.each(doubtful)('is flagged: %s', (_, line, expected, proposal) => {
    const [draft, ...others] = readErrata(line)
    expect(summaries(line)).toEqual([expected])
    expect(others).toEqual([])
    expect(draft?.flags.find((flag) => flag.proposal !== null)?.proposal ?? null).toBe(proposal)
  })

  it('proposes the page of the line above where it names none', () => {
    expect(readErrata('P.50 「あ」→「い」\n5行目 「う」→「え」')[1]?.flags).toEqual([
      {
        field: 'page',
        reason: {
          ja: 'この行にはページがありません。直前の項目と同じページかもしれません。本で確かめ、ページを書いてください。',
          en: 'This line names no page. It may be the same as in the entry above. Check it in the book, and write the page.',
        },
        proposal: '50',
      },
    ])
  })

  it('says why, where and what to do in both languages', () => {
    const sentences = doubtful.flatMap(([, line]) =>
      readErrata(line).flatMap(({ flags }) => flags.map((flag) => flag.reason)),
    )
    for (const { ja, en } of sentences) {
      expect(ja).toMatch(/。$/)
      expect(en).toMatch(/^[^\u3040-\u30FF\u4E00-\u9FFF]*\.$/)
    }
  })
})

describe('what the correction itself mends', () => {
  it.each([
    ['a misprint in prose', 'P.8 「Push-foward」→「Push-forward」'],
    ['a sign that the book lost', R`P.8 「\sum_{t=1}T」→「\sum_{t=1}^T」`],
    ['a bracket that the book lost', 'P.8 「f(x」→「f(x)」'],
    ['TeX that the book prints as it is', R`P.8 「\simga」→「\sigma」`],
    ['an interval', 'P.8 「x ∈ [0, 1)」→「x ∈ [0, 2)」'],
    ['half a formula on both sides', 'P.8 「(a+b」→「(a-b」'],
  ])('is the book’s and not flagged: %s', (_, line) => {
    expect(readErrata(line).map(({ flags }) => flags)).toEqual([[]])
  })
})

describe('a line that tells of no error', () => {
  it.each([
    ['(ページは紙の本のものです。)'],
    ['Thanks to all readers who wrote to us.'],
    ['最終更新のあと、新しい報告はありません。'],
    ['---'],
  ])('is passed over with a reason: %s', (line) => {
    const { errata, passedOver } = readSupportPage({
      text: `P.1 「あ」→「い」\n${line}`,
      bookSlug: 'small-book',
    })
    expect(errata).toHaveLength(1)
    expect(passedOver.map(({ line: number, text }) => [number, text])).toEqual([[2, line]])
  })

  it('is not read where it is longer than a line can be', () => {
    const line = `P.2 「あ」→「${'い'.repeat(10_000)}」`
    const { errata, passedOver } = readSupportPage({
      text: `P.1 「あ」→「い」\n${line}`,
      bookSlug: 'small-book',
    })
    expect(errata).toHaveLength(1)
    expect(passedOver[0]?.reason.en).toBe(
      'This line is longer than 10000 characters and was not read. Split it and import again.',
    )
  })

  it('is read on a page without line breaks, however long its one line is', () => {
    const items = Array.from({ length: 600 }, (_, index) => `<li>P.${index + 1} 「あ」→「い」</li>`)
    const { errata, passedOver } = readSupportPage({
      text: `<h1>正誤表</h1><ul>${items.join('')}</ul>`,
      bookSlug: 'small-book',
    })
    expect(errata.map(({ values }) => values.page)).toEqual(items.map((_, index) => String(index + 1)))
    expect(errata[7]?.source.text).toContain('P.8 「あ」→「い」')
    expect(errata[7]?.source.text.length).toBeLessThan(40)
    expect(passedOver).toEqual([])
  })

  it('is read on a page of any number of lines', () => {
    const lines = Array.from({ length: 3_000 }, (_, index) => `P.${index + 1} 「あ」→「い」`)
    const { errata } = readSupportPage({ text: lines.join('\n'), bookSlug: 'small-book' })
    expect(errata).toHaveLength(3_000)
  })
})
