import { describe, expect, it } from 'vitest'
import { readSupportPage } from '../../../../cms/import/support-page/readSupportPage.ts'

const english = `# Small Things: A Short Book — Support Page

Errata and more for “Small Things: A Short Book”. Write to author@example.org.

## About the book

- Title: Small Things
- Subtitle: A Short Book
- Author: Jane Doe and John Roe
- Publisher: Example Press
- ISBN: 978-4-00-006343-2
- Published: February 17, 2023
- Pages: 120
- 1st printing: 2023-02-17
- [Publisher’s page](https://example.org/book)
- [Code](https://github.com/example/code)

A book about small things.

## News

- 2023-11-15: The book won a prize ([link](https://example.org/prize)).
- March 3, 2023 — A second printing is on its way. It mends all the errors below. Thanks to all who wrote about the first.
- No date here.

## Slides and other materials

- [Slides of the talk](https://example.org/slides.pdf)
  A summary of chapter 2.
- [Video](https://youtu.be/abc) 2023-05-01
- Code without a link

## Table of Contents

- Preface ........ v
- Chapter 1: Beginnings ... 1
  - 1.1 How it began ... 2
  - 1.2 Why it went on ... 10
- Chapter 2: Ends ... 20
- Index ... 110

## Excerpt from the “Preface”

First paragraph, with $x^2$ in it.

Second paragraph, which costs $5.

## Errata

### First printing

- p. 3, line 2: "cat" should be "dog"

## License

Anyone may copy this page.
`

const japanese = `# 『小さな本』サポートページ

## 書誌情報
書名：小さな本
著者：読者 太郎、執筆 花子
出版社：架空書房
ISBN：978-4-00-006343-3
発売日：2023年2月17日
第1刷 2023年2月17日
第2刷 2023年3月1日

## 更新履歴
2023年11月15日 増刷

## 目次
第1章 始まり	1
1.1 由来	2
第2章 終わり	20
参考文献	100

## 正誤表

### 2023年3月1日
P.3 2行目 「あ」→「い」
`

const en = readSupportPage({ text: english, bookSlug: 'small-things' })
const ja = readSupportPage({ text: japanese, bookSlug: 'small-book' })
const inEnglish = (text: string | null) => ({ ja: null, en: text })

describe('an English page', () => {
  it('gives the record of the book', () => {
    expect(en.record?.flags).toEqual([])
    expect(en.record?.values).toEqual({
      title: inEnglish('Small Things'),
      subtitle: inEnglish('A Short Book'),
      authors: [inEnglish('Jane Doe'), inEnglish('John Roe')],
      publisher: inEnglish('Example Press'),
      isbn: '9784000063432',
      publishedOn: '2023-02-17',
      pageCount: 120,
      description: inEnglish('A book about small things.'),
      supportEmail: 'author@example.org',
      links: [
        { kind: 'publisher', label: inEnglish('Publisher’s page'), url: 'https://example.org/book' },
        { kind: 'code', label: inEnglish('Code'), url: 'https://github.com/example/code' },
      ],
      printings: [{ number: 1, date: '2023-02-17' }],
    })
  })

  it('gives the news: a long one has its first sentence as headline, and its whole text below', () => {
    const whole =
      'A second printing is on its way. It mends all the errors below. Thanks to all who wrote about the first.'
    expect(en.news.map(({ values }) => values)).toEqual([
      {
        date: '2023-11-15',
        title: inEnglish('The book won a prize.'),
        body: { ja: null, en: null },
        link: 'https://example.org/prize',
      },
      {
        date: '2023-03-03',
        title: inEnglish('A second printing is on its way.'),
        body: { ja: null, en: [whole] },
        link: null,
      },
    ])
    expect(en.passedOver.find(({ text }) => text === '- No date here.')?.reason.en).toBe(
      'This line stands among the news but has no date. If it is news, enter it in the admin panel.',
    )
  })

  it('gives the materials, and asks for the address of the one that has none', () => {
    expect(
      en.materials.map(({ values, flags }) => [
        values.title.en,
        values.kind,
        values.date,
        values.url,
        flags.length,
      ]),
    ).toEqual([
      ['Slides of the talk', 'slides', null, 'https://example.org/slides.pdf', 0],
      ['Video', 'video', '2023-05-01', 'https://youtu.be/abc', 0],
      ['Code without a link', 'code', null, null, 1],
    ])
    expect(en.materials[0]?.values.description.en).toBe('A summary of chapter 2.')
  })

  it('gives the contents with their pages', () => {
    expect(
      en.toc?.values.map(({ label, title, page, sections }) => [
        label,
        title.en,
        page,
        sections.map((section) => `${section.label} ${section.title.en}, ${section.page}`),
      ]),
    ).toEqual([
      [null, 'Preface', 'v', []],
      ['1', 'Beginnings', '1', ['1.1 How it began, 2', '1.2 Why it went on, 10']],
      ['2', 'Ends', '20', []],
      [null, 'Index', '110', []],
    ])
  })

  it('gives the excerpt; a price is no formula', () => {
    expect(en.excerpts[0]?.values.title).toEqual(inEnglish('Preface'))
    expect(en.excerpts[0]?.values.body.en).toEqual([
      'First paragraph, with $x^2$ in it.',
      String.raw`Second paragraph, which costs \$5.`,
    ])
  })

  it('gives the errata with the printing of their heading, and ends them at the next part', () => {
    expect(
      en.errata.map(({ values, heads }) => [
        values.printings,
        values.original,
        heads.map((head) => head.text),
      ]),
    ).toEqual([['1', 'cat', ['### First printing']]])
    expect(en.passedOver.at(-1)).toEqual({
      line: 56,
      text: 'Anyone may copy this page.',
      reason: {
        ja: 'どの種類の節か、見出しからわかりません。必要な内容なら、管理画面から登録してください。',
        en: 'The heading does not tell what kind of part this line belongs to. If it is needed, enter it in the admin panel.',
      },
    })
  })
})

describe('a Japanese page', () => {
  it('gives the record, and asks for an ISBN that is one', () => {
    expect(ja.record?.values).toMatchObject({
      title: { ja: '小さな本', en: null },
      authors: [
        { ja: '読者 太郎', en: null },
        { ja: '執筆 花子', en: null },
      ],
      publisher: { ja: '架空書房', en: null },
      isbn: null,
      publishedOn: '2023-02-17',
      printings: [
        { number: 1, date: '2023-02-17' },
        { number: 2, date: '2023-03-01' },
      ],
    })
    expect(ja.record?.flags.map(({ field, reason }) => [field, reason.ja])).toContainEqual([
      'isbn',
      '「978-4-00-006343-3」はISBN-13として正しくありません。奥付で確かめ、ISBNを書いてください。',
    ])
  })

  it('gives news, contents and errata under their Japanese headings', () => {
    expect(ja.news.map(({ values }) => [values.date, values.title.ja])).toEqual([['2023-11-15', '増刷']])
    expect(
      ja.toc?.values.map(({ label, title, page, sections }) => [label, title.ja, page, sections.length]),
    ).toEqual([
      ['1', '始まり', '1', 1],
      ['2', '終わり', '20', 0],
      [null, '参考文献', '100', 0],
    ])
    expect(ja.errata.map(({ values }) => [values.page, values.reportedOn])).toEqual([['3', '2023-03-01']])
  })
})

describe('a source', () => {
  it('is the text of its lines as it stands there', () => {
    const lines = english.split('\n')
    const drafts = [en.record, en.toc, ...en.news, ...en.materials, ...en.excerpts, ...en.errata].filter(
      (draft) => draft !== null,
    )
    for (const { from, to, text } of drafts.flatMap((draft) => [draft.source, ...draft.heads]))
      expect(text).toBe(lines.slice(from - 1, to).join('\n'))
  })
})
