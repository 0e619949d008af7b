import { parseText } from '../../../content/text.ts'

/**
 * Plain text that holds a formula on several lines, as HTML in which those lines stay in one paragraph (the editor would make a
 * paragraph of each); null for every other text.
 */
export function keepFormulaLines(text: string): string | null {
  const written = text.replace(/\r\n?/g, '\n')
  const formulas = parseText(written).filter(
    ({ kind, start, end }) => kind === 'math' && written.slice(start, end).includes('\n'),
  )
  if (formulas.length === 0) return null
  let position = 0
  let html = ''
  for (const { start, end } of formulas) {
    html += paragraphs(written.slice(position, start)) + lines(written.slice(start, end))
    position = end
  }
  return `<p ${keepSpaces}>${html}${paragraphs(written.slice(position))}</p>`
}

// Without this HTML makes one space of several.
const keepSpaces = 'style="white-space: pre-wrap"'

const lines = (text: string) => escapeHtml(text).replaceAll('\n', '<br>')
const paragraphs = (text: string) => escapeHtml(text).replaceAll('\n', `</p><p ${keepSpaces}>`)

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
