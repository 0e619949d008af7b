import { describe, expect, it } from 'vitest'
import { book } from '../../../cms/demo/book.ts'
import type { DemoErratum } from '../../../cms/demo/demoContent.ts'
import { errata } from '../../../cms/demo/errata/index.ts'
import { excerpt } from '../../../cms/demo/excerpt.ts'
import { materials } from '../../../cms/demo/materials.ts'
import { news } from '../../../cms/demo/news.ts'
import { siteSettings } from '../../../cms/demo/siteSettings.ts'
import { compareErrata, Erratum } from '../../../content/erratum.ts'
import { parseIsbn13 } from '../../../content/isbn.ts'
import { describeLocator } from '../../../content/locator.ts'
import { createTag } from '../../../content/tag.ts'
import { findTextProblems } from '../../../content/textProblems.ts'

const everything = { book, errata, excerpt, materials, news, siteSettings }

/** Every string of a value, with the way to it. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, child]) => textsOf(child, path === '' ? key : `${path}.${key}`))
}

/** Every pair of languages in a value, with the way to it. */
function pairsOf(value: unknown, path = ''): [path: string, pair: { ja: unknown; en: unknown }][] {
  if (value === null || typeof value !== 'object') return []
  if ('ja' in value && 'en' in value) return [[path, value]]
  return Object.entries(value).flatMap(([key, child]) => pairsOf(child, path === '' ? key : `${path}.${key}`))
}

/** A quotation that says something to readers of Japanese alone. */
const isJapanese = ({ original, correction }: DemoErratum) =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(`${original}${correction}`)

/** The same without the note of the English page that says what a Japanese quotation says. */
const withoutGloss = (erratum: DemoErratum): DemoErratum =>
  isJapanese(erratum) && erratum.note.ja === null ? { ...erratum, note: { ja: null, en: null } } : erratum

const asErrata = () =>
  errata.map((entry, index): Erratum => {
    const moment = '2026-01-01T00:00:00.000Z'
    return Erratum.parse({
      ...entry,
      id: `erratum-${index}`,
      tag: createTag(Uint8Array.from([0, 0, 0, index >> 5, index])),
      book: book.slug,
      severity: null,
      status: 'confirmed',
      printings: null,
      reportedOn: null,
      reportedBy: null,
      confirmedOn: null,
      relatedTo: [],
      replacedBy: null,
      createdAt: moment,
      updatedAt: moment,
    })
  })

describe('the demo book', () => {
  it('has an ISBN with the right check digit', () => {
    expect(parseIsbn13(String(book.isbn))).toEqual({ ok: true, digits: '9784000063432' })
  })

  it('is written in both languages wherever it says something', () => {
    const holes = pairsOf({ ...everything, errata: errata.map(withoutGloss) }).filter(
      ([, { ja, en }]) => (ja === null) !== (en === null),
    )
    expect(holes).toEqual([])
    expect(pairsOf(everything).length).toBeGreaterThan(100)
  })

  it('says itself what it is and whose its words are, and the settings of the whole site do not', () => {
    expect(book.description.ja).toContain('著者・出版社の公式ページではありません')
    expect(book.description.ja).toContain('そのほかの文章はデモのために書かれたもので、自由に使えます')
    expect(book.description.en).toContain('not a page of its author or publisher')
    expect(book.description.en).toContain('were written for the demo and may be used freely')
    expect(siteSettings).toEqual({ title: { ja: '本のサポートサイト', en: 'Book Support' } })
  })

  it('holds no formula that KaTeX cannot read, in the originals neither', () => {
    const problems = textsOf(everything).flatMap(([path, text]) =>
      findTextProblems(text).map((problem) => ({ path, text, problem })),
    )
    expect(problems).toEqual([])
  })

  it('labels the chapters of the contents as its page does, and the sections by their chapter', () => {
    expect(book.toc.map((entry) => [entry.label, entry.sections.map((section) => section.label)])).toEqual([
      [null, []],
      [null, []],
      ['第1章', ['1.1', '1.2', '1.3', '1.4', '1.5', null]],
      ['第2章', ['2.1', '2.2', '2.3', '2.4', null]],
      ['第3章', ['3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7', null]],
      ['第4章', ['4.1', '4.2', '4.3', '4.4', '4.5', null]],
      ['第5章', ['5.1', '5.2', '5.3', '5.4', '5.5', '5.6', '5.7', null]],
      [null, ['A.1', 'A.2', 'A.3', 'A.4', 'A.5', 'A.6', 'A.7', 'A.8']],
      [null, []],
      [null, []],
    ])
  })

  it('says that the description and the excerpt were written for the demo', () => {
    for (const { ja, en } of [book.description, excerpt.source]) {
      expect(ja).toContain('このデモのために書かれた')
      expect(en?.toLowerCase()).toContain('written for this demo')
    }
  })

  it('dates its news as the support page does, the newest first', () => {
    expect(news.map((item) => item.date)).toEqual([
      '2023-11-15',
      '2023-02-27',
      '2023-02-17',
      '2023-02-04',
      '2022-01-28',
    ])
  })
})

describe('the errata of the demo book', () => {
  it('are 48, each with a correction that differs or an instruction', () => {
    expect(asErrata()).toHaveLength(48)
    expect(errata.filter(({ original, correction }) => original !== null && original === correction)).toEqual(
      [],
    )
  })

  it('have no severity, for the page of the book states none', () => {
    expect(errata.filter((entry) => 'severity' in entry)).toEqual([])
  })

  it('have the notes that the page has, and say in English what a Japanese quotation says', () => {
    expect(errata.filter(({ note }) => note.ja !== null).map(({ page, note }) => [page, note.ja])).toEqual([
      ['37', String.raw`$\tilde{x}$まで下付き。`],
      ['42', '左辺は変数、右辺はその値を表す。'],
      ['57', '分子と分母が逆。'],
      ['59', '分子と分母が逆。'],
    ])
    expect(errata.filter((entry) => isJapanese(entry) && entry.note.en === null)).toEqual([])
    const glosses = errata.filter(({ note }) => note.ja === null && note.en !== null)
    expect(glosses).toHaveLength(16)
    expect(glosses.filter(({ note }) => !/^“.+” → “.+”$/u.test(note.en ?? ''))).toEqual([])
    expect(glosses.filter((entry) => !isJapanese(entry))).toEqual([])
  })

  it('quote the page whole', () => {
    const readings = Object.fromEntries(
      asErrata().map((erratum) => [
        describeLocator(erratum, 'ja'),
        `${erratum.original} → ${erratum.correction}`,
      ]),
    )
    const R = String.raw
    expect(readings).toMatchObject({
      '17ページ 12行目': R`この第2項は$\mathbf{s}_{\theta}(\mathbf{x})i$の → この第2項は$\mathbf{s}_{\theta}(\mathbf{x})$の`,
      '42ページ 13行目': '「$t=i$」「$t=i+1$」 → 「$t=t$」「$t=t+1$」',
      '44ページ 5行目': '(認識過程) → (推論過程)',
      '46ページ 9行目': '各値を$-1$から$1$の$k$個 → 各値を$-1$から$1$の$k+1$個',
      '54ページ 下から8行目':
        '枠組み[6] → 枠組み (D. Kingma et al., “Variational Diffusion Models”. NeurIPS 2021.)',
      '61ページ 9行目': R`関数$\operatorname{SNR}(t)$は単調増加関数 → 関数$\operatorname{SNR}(t)$は単調減少関数`,
      '63ページ 下から8行目': R`$x_t = \operatorname{sigmoid}(-\gamma_\theta(t)) x + \operatorname{sigmoid}(\gamma_\theta(t)) \varepsilon$ → $x_t = \sqrt{\operatorname{sigmoid}(-\gamma_\theta(t))} x + \sqrt{\operatorname{sigmoid}(\gamma_\theta(t))} \varepsilon$`,
      '91ページ 11行目':
        'また、$j < k$の時、$k$番目の部分空間は$j$番目の部分空間 → また、$j < k$の時、$k$番目の部分空間は$j$番目の部分空間の部分空間',
      '113ページ 3行目': 'モンテカルロ推定で対数尤度の不偏推定 → モンテカルロ推定で対数尤度の下限の不偏推定',
    })
  })

  it('stand in the order of the book already', () => {
    const sorted = asErrata().sort(compareErrata)
    expect(sorted.map((erratum) => erratum.id)).toEqual(asErrata().map((erratum) => erratum.id))
  })

  it('have their places in Japanese and in English, from xiii to the appendix', () => {
    const places = asErrata()
      .reverse()
      .sort(compareErrata)
      .map((erratum) => `${describeLocator(erratum, 'ja')} | ${describeLocator(erratum, 'en')}`)
    expect(`\n${places.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      xiiiページ 関数fの勾配 | p. xiii, gradient of a function f
      xiiiページ 正規分布 | p. xiii, normal distribution
      3ページ 図1.2 左図 | p. 3, Fig. 1.2, left panel
      4ページ 4行目 | p. 4, line 4
      6ページ 5行目 | p. 6, line 5
      8ページ 14行目 | p. 8, line 14
      9ページ 図1.5 | p. 9, Fig. 1.5
      15ページ 図1.9 | p. 15, Fig. 1.9
      17ページ 12行目 | p. 17, line 12
      18ページ 図1.10 | p. 18, Fig. 1.10
      18ページ 下から1行目 | p. 18, line 1 from the bottom
      21ページ 4行目 | p. 21, line 4
      29ページ 2行目 「:=」の式 | p. 29, line 2, the equation with “:=”
      37ページ 下から7行目 | p. 37, line 7 from the bottom
      37ページ 下から5行目 | p. 37, line 5 from the bottom
      38ページ 1行目 | p. 38, line 1
      39ページ 4行目 | p. 39, line 4
      39ページ アルゴリズム2.1 8行目 | p. 39, Algorithm 2.1, line 8
      39ページ アルゴリズム2.1 11〜12行目 | p. 39, Algorithm 2.1, lines 11–12
      42ページ 13行目 | p. 42, line 13
      43ページ 6行目 | p. 43, line 6
      44ページ 5行目 | p. 44, line 5
      46ページ 9行目 | p. 46, line 9
      51ページ 下から2行目 | p. 51, line 2 from the bottom
      54ページ 11行目 | p. 54, line 11
      54ページ 下から8行目 | p. 54, line 8 from the bottom
      56ページ 11行目 | p. 56, line 11
      57ページ 2行目 右端 | p. 57, line 2, far right
      57ページ 4行目 | p. 57, line 4
      59ページ 下から3行目 右端 | p. 59, line 3 from the bottom, far right
      60ページ 9行目 | p. 60, line 9
      61ページ 9行目 | p. 61, line 9
      63ページ 下から8行目 | p. 63, line 8 from the bottom
      71ページ 下から12行目 | p. 71, line 12 from the bottom
      72ページ 8行目 | p. 72, line 8
      87ページ 11行目 | p. 87, line 11
      91ページ 9行目 | p. 91, line 9
      91ページ 11行目 | p. 91, line 11
      91ページ 下から7行目 | p. 91, line 7 from the bottom
      91ページ 下から3行目 | p. 91, line 3 from the bottom
      92ページ 下から10行目 | p. 92, line 10 from the bottom
      97ページ 4行目 | p. 97, line 4
      100ページ 4行目 | p. 100, line 4
      101ページ | p. 101
      102ページ 1行目 | p. 102, line 1
      112ページ 下から8行目 Jensenの不等式 | p. 112, line 8 from the bottom, Jensen’s inequality
      113ページ 3行目 | p. 113, line 3
      119ページ 8行目 | p. 119, line 8
      "
    `)
  })
})
