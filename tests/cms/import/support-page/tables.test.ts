import { describe, expect, it } from 'vitest'
import { readSupportPage } from '../../../../cms/import/support-page/readSupportPage.ts'
import { summaries } from './readErratumLine.ts'

const R = String.raw

describe('a table of Markdown', () => {
  it('is read by the names of its columns, in Japanese', () => {
    const table = R`
| 訂正箇所 | 誤 | 正 | 備考 | 刷 |
|---|---|---|---|---|
| P.40 3行目 | 確立 | 確率 | 見出しも同じ | 1 |
| 41ページ 図2.1 左図 | \sigma_i | \sigma_t | | 1-2 |
| 42 下から3行目 | 「あ」 | 「い」 | 第3刷で訂正済み | |`
    expect(summaries(table)).toEqual([
      '40ページ 3行目 | 確立 → 確率 | note: 見出しも同じ | printings: 1',
      R`41ページ 図2.1 左図 | $\sigma_i$ → $\sigma_t$ | printings: 1-2`,
      '42ページ 下から3行目 | あ → い | printings: 1-2',
    ])
  })

  it('is read in English, with its columns in any order', () => {
    const table = String.raw`
| Correction | Original | Line | Page | Remarks | Found by |
|:----------|:--------:|-----:|------|---|---|
| the cat | teh cat | 5 | 30 | typo | Jane Doe |
| $x^3$ | $x^2$ | -2 | xii | also below | |
| p(y\|x) | p(x\|y) | Fig. 2.1 | 33 | fixed in the 3rd printing | |`
    expect(summaries(table)).toEqual([
      '30ページ 5行目 | teh cat → the cat | severity: typo | by: Jane Doe',
      'xiiページ 下から2行目 | $x^2$ → $x^3$ | note: also below',
      '33ページ 図2.1 | $p(x|y)$ → $p(y|x)$ | printings: 1-2',
    ])
  })

  it('may have the correction in one column, and say "the same" of a page', () => {
    const table = `
| ページ | 行 | 内容 |
|---|---|---|
| 12 | 下3 | 「あ」→「い」 |
| 〃 | ↑2 | 「う」→「え」(見出し) |
| 13 | 4 | 字下げを一段戻す |`
    expect(summaries(table)).toEqual([
      '12ページ 下から3行目 | あ → い',
      '12ページ 下から2行目 | う → え | note: 見出し',
      '13ページ 4行目 | 字下げを一段戻す',
    ])
  })

  it('without names for its columns is a guess, and says so', () => {
    expect(summaries('P.1 「あ」→「い」\n\n| 12 | 3 | foo | bar |\n| 13 | -4 | cat | dog |')).toEqual([
      '1ページ | あ → い',
      '12ページ 3行目 | foo → bar | ! all',
      '13ページ 下から4行目 | cat → dog | ! all',
    ])
  })

  it('asks for the page where a cell is empty, and proposes the one above', () => {
    const table =
      '| Page | Line | Wrong | Right |\n|--|--|--|--|\n| 3 | 4 | a cat | a dog |\n| | 5 | a hen | a cow |'
    expect(summaries(table)).toEqual(['3ページ 4行目 | a cat → a dog', '5行目 | a hen → a cow | ! page'])
  })

  it('may be pasted from a spreadsheet', () => {
    expect(summaries('ページ\t行\t誤\t正\n12\t3\t確立\t確率')).toEqual(['12ページ 3行目 | 確立 → 確率'])
  })
})

describe('a page of HTML', () => {
  const text = `<!doctype html><html lang="ja"><head><title>サポート</title></head><body>
<h1>『小さな本』サポートページ</h1>
<h2>お知らせ</h2>
<ul><li>2023/11/15 増刷 <a href="https://example.org/news">link</a></li></ul>
<h2>正誤表</h2>
<table>
<tr><th>頁</th><th>行</th><th>誤</th><th>正</th></tr>
<tr><td>12</td><td>3</td><td><i>x</i><sub>i</sub></td><td>x<sub>j</sub></td></tr>
<tr><td>13</td><td>↑3</td>
<td>j&lt;k</td><td>j&le;k</td></tr>
</table>
<ul>
<li>P.14<ul><li>3行目 <del>あ</del><ins>い</ins></li><li>5行目「う」→「え」</li></ul></li>
<li>P.15 「j<k」→「j>k」</li>
<li>P.16 「<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>σ</mi></mrow><annotation encoding="application/x-tex">\\sigma</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">σ</span></span>」→「s」</li>
</ul>
<script>const hidden = '「あ」→「い」'</script>
</body></html>`
  const book = readSupportPage({ text, bookSlug: 'small-book' })

  it('is read by its headings, lists and tables; tags that HTML does not know are text', () => {
    expect(summaries(text)).toEqual([
      '12ページ 3行目 | $x_{i}$ → $x_{j}$',
      String.raw`13ページ 下から3行目 | $j<k$ → $j\le k$`,
      '14ページ 3行目 | あ → い',
      '14ページ 5行目 | う → え',
      '15ページ | $j<k$ → $j>k$',
      String.raw`16ページ | $\sigma$ → $s$`,
    ])
  })

  it('keeps the lines of the source, also where an element goes over several', () => {
    expect(book.errata[1]?.source).toEqual({
      from: 9,
      to: 10,
      text: '<tr><td>13</td><td>↑3</td>\n<td>j&lt;k</td><td>j&le;k</td></tr>',
    })
  })

  it('keeps the addresses of its links', () => {
    expect(book.news.map(({ values, flags }) => [values.date, values.title.ja, values.link, flags])).toEqual([
      ['2023-11-15', '増刷', 'https://example.org/news', []],
    ])
  })

  it('may be a table within Markdown', () => {
    const mixed =
      '## 正誤表\n\n- P.1 「あ」→「い」\n\n<table>\n<tr><th>ページ</th><th>誤</th><th>正</th></tr>\n<tr><td>2</td><td>う</td><td>え</td></tr>\n</table>\n\n- P.3 「お」→「か」'
    expect(summaries(mixed)).toEqual(['1ページ | あ → い', '2ページ | う → え', '3ページ | お → か'])
  })
})
