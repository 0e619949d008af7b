import { renderLatex } from '../../../../content/latex.ts'
import type { MarkedPiece } from './markFormulas.ts'
import { unicodeToTex } from './unicodeToTex.ts'

/**
 * Whether a reader of a text with formulas that were found in it sees other signs than its author typed: spaces, and `_`, `^` and
 * braces that only raise or lower, do not count. False where the author wrote TeX (a backslash, a dollar): then that is meant.
 */
export function showsOtherSigns(text: string, pieces: readonly MarkedPiece[]): boolean {
  if (/[\\$]/.test(text) || pieces.every(({ kind }) => kind !== 'formula')) return false
  const shown = pieces.map((piece) =>
    piece.kind === 'formula'
      ? signsOf(unicodeToTex(piece.tex))
      : piece.kind === 'code'
        ? piece.source
        : piece.text,
  )
  return !shown.includes(null) && comparable(shown.join('')) !== comparable(withoutGroups(text))
}

/** The signs that KaTeX shows for a formula, in their order; null where it can't read it. */
export function signsOf(tex: string): string | null {
  const rendered = renderLatex(tex)
  if (!rendered.ok) return null
  const mathml = /<semantics>([\s\S]*?)<annotation/.exec(rendered.html)?.[1] ?? ''
  return mathml
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:lt|gt|quot|#x27|amp);/g, (entity) => entities[entity] ?? '')
}

/** A text without the braces of what is raised or lowered: `x_{t}` → `x_t`. */
function withoutGroups(text: string): string {
  return text.normalize('NFKC').replace(/[_^]\s?\{([^{}]*)\}/g, '$1')
}

/** The same signs in one form each, without spaces and what raises or lowers: KaTeX has a minus sign for `-`, and its own stars, bars and dots. */
function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u2061-\u2064_^]/g, '')
    .replace(/[−∗∣∥′∼⋅⋯]/g, (sign) => plainSigns[sign] ?? sign)
}

const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&amp;': '&',
}
const plainSigns: Record<string, string> = {
  '−': '-',
  '∗': '*',
  '∣': '|',
  '∥': '‖',
  '′': "'",
  '∼': '~',
  '⋅': '·',
  '⋯': '...',
}
