import { describe, expect, it } from 'vitest'
import { printText } from '../../content/printText.ts'
import { parseText, type TextSegment } from '../../content/text.ts'
import { findTextProblems } from '../../content/textProblems.ts'
import { authorsTexts } from '../fixtures/authorsTexts.ts'

function show(segment: TextSegment): string {
  switch (segment.kind) {
    case 'text':
      return segment.text
    case 'math':
      return `⟦${segment.latex}⟧`
    case 'code':
      return `⟨${segment.code}⟩`
    case 'link':
      return segment.url
  }
}

const shown = (text: string) => parseText(text).map(show).join('')

describe('sixty texts of authors', () => {
  it('are sixty, each with a name of its own', () => {
    expect(new Set(authorsTexts.map(({ name }) => name)).size).toBe(60)
    expect(new Set(authorsTexts.map(({ text }) => text)).size).toBe(60)
  })

  it.each(authorsTexts)('$name: is read as it is meant', ({ text, shown: meant }) => {
    expect(shown(text)).toBe(meant)
    expect(findTextProblems(text)).toEqual([])
  })

  it.each(authorsTexts)(
    '$name: is whole, and reads the same when it is written again',
    ({ text, shown: meant }) => {
      const segments = parseText(text)
      expect(segments.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
      expect(shown(printText(segments))).toBe(meant)
    },
  )

  it.each(authorsTexts)('$name: stands on lines of its own where its signs say so', ({ text }) => {
    for (const segment of parseText(text)) {
      const signs = text.slice(segment.start)
      if (segment.kind === 'math') expect(segment.display).toBe(/^(?:\$\$|\\\[|\\begin)/.test(signs))
      if (segment.kind === 'code') expect(segment.block).toBe(/^`{3,}[a-z]*\n/.test(signs))
    }
  })
})
