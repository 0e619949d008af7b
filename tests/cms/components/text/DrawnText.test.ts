import { createElement, type FunctionComponent } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { DrawnText } from '../../../../cms/components/text/DrawnText.tsx'
import { differInSpaceOnly } from '../../../../cms/components/text/WhiteSpace.tsx'
import { readMacros } from '../../../../content/macros.ts'

const R = String.raw

type Props = Parameters<typeof DrawnText>[0]

// The types of the root know Preact's JSX alone.
const component = DrawnText as unknown as FunctionComponent<Props>

function draw(text: string, options: Omit<Props, 'text'> = {}): string {
  return renderToStaticMarkup(createElement(component, { text, ...options }))
}

describe('DrawnText', () => {
  it('draws words, code and links', () => {
    expect(draw('a  b `x  y` https://example.org')).toBe(
      '<span>a  b </span><code class="latex-preview__code">x  y</code><span> </span>' +
        '<a href="https://example.org" target="_blank" rel="noreferrer">https://example.org</a>',
    )
  })

  it('leaves an address as words where the site does', () => {
    expect(draw('https://example.org', { links: false })).toBe('<span>https://example.org</span>')
  })

  it('puts no empty line around a block', () => {
    expect(draw('a\n```py\n  b\n```\nc\n\nd')).toBe(
      '<span>a</span><pre class="latex-preview__code">  b</pre><span>c\n\nd</span>',
    )
  })

  it('draws formulas with the macros of the book, and those that can’t be read as code', () => {
    const { macros } = readMacros(R`\newcommand{\KL}[2]{D(#1\|#2)}`)
    expect(draw(R`$\KL{p}{q}$`, { macros })).toContain('class="katex"')
    expect(draw(R`$\KL{p}{q}$`)).toBe(R`<code class="latex-preview__broken">\KL{p}{q}</code>`)
  })

  it('marks white space over the text, in words and in code', () => {
    const space = (sign: string, white: string) =>
      `<span class="latex-preview__space" data-sign="${sign}">${white}</span>`
    expect(draw('a b\n\tc　`d e`', { showsSpaces: true })).toBe(
      `<span>a${space('·', ' ')}b${space('¶', '\n')}${space('→', '\t')}c${space('□', '　')}</span>` +
        `<code class="latex-preview__code">d${space('·', ' ')}e</code>`,
    )
  })
})

describe('differInSpaceOnly', () => {
  it.each([
    ['if x:\n  return', 'if x:\n    return', true],
    ['a b', 'ab', true],
    ['a　b', 'a b', true],
    ['a b', 'a b', false],
    ['a b', 'a c', false],
    ['', ' ', false],
  ])('%j and %j: %s', (one, other, isSpaceOnly) => {
    expect(differInSpaceOnly(one, other)).toBe(isSpaceOnly)
  })
})
