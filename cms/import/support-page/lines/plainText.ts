import { mapText } from './codeSpans.ts'

/**
 * Removes the marks that only change the look of a text, and the backslashes that escape a sign of Markdown; decodes entities.
 * Code spans stay as they are. `x**2` and `a*b*c` are no bold and no italics.
 */
export function plainText(text: string): string {
  // $`x`$ and \\\\(x\\\\) are formulas on GitHub, with a sign that Markdown takes away.
  const formulas = text
    .replace(/\$`([^`$]{1,2000})`\$/g, '$$$1$$')
    .replace(/\\\\\((.{1,2000}?)\\\\\)/g, '\\($1\\)')
  return mapText(formulas, withoutMarks)
    .replace(/(?!\t)\p{Cc}/gu, '')
    .replace(/(?<!\\)\\$/, '') // A line break of Markdown.
    .trim()
}

function withoutMarks(text: string): string {
  return withoutItalics(text.replace(/(?<![A-Za-z0-9])\*\*(?=\S)([^*]{1,2000})\*\*(?![A-Za-z0-9])/g, '$1'))
    .replace(/\\([_*#~])|(?<=\d)\\(?=[.)])/g, '$1')
    .replace(/<br\s?\/?>/gi, ' ')
    .replace(/<(su[bp])>([^<>]{1,200})<\/\1>/gi, (_, name: string, words: string) =>
      name.toLowerCase() === 'sup' ? `^{${words}}` : `_{${words}}`,
    )
    .replace(/<(https?:\/\/[^<>\s]{1,2000})>/g, '$1')
    .replace(/<(\/?)(del|s|strike|ins)>/gi, (_, _slash, name: string) =>
      name.toLowerCase() === 'ins' ? '++' : '~~',
    )
    .replace(/<\/?(?:b|i|em|strong|span|code|u|font)(?:\s[^<>]{0,200})?\/?>/gi, '')
    .replace(/&(?:#(\d{1,6})|([A-Za-z]{2,8}));/g, (entity, code?: string, name?: string) =>
      code === undefined ? (entities[name ?? ''] ?? entity) : String.fromCodePoint(Number(code)),
    )
}

// Only between spaces or quotation marks, so that the stars of `x^*` and footnotes stay; a formula may have both.
function withoutItalics(text: string): string {
  return /[$\\]/.test(text)
    ? text
    : text.replace(
        /(?<=^|[\s「『“"(（:：>])([*_]{1,3})(?=[「『“"'\p{L}\p{N}])(?=[^*_\n]{0,200}\p{L})([^*_\n]{1,200}?)(?<=\S)\1(?=$|[\s」』”")）、。,.;:<-])/gu,
        '$2',
      )
}

const entities: Record<string, string> = Object.fromEntries(
  (
    'lt < gt > amp & quot " apos \' le ≤ ge ≥ ne ≠ times × minus − plusmn ± middot · hellip … ndash – mdash — ' +
    'larr ← rarr → uarr ↑ darr ↓ rArr ⇒ infin ∞ isin ∈ sum ∑ prod ∏ int ∫ part ∂ nabla ∇ sup2 ² sup3 ³ deg ° ' +
    'alpha α beta β gamma γ delta δ epsilon ε theta θ lambda λ mu μ pi π rho ρ sigma σ tau τ phi φ chi χ psi ψ omega ω ' +
    'lsquo ‘ rsquo ’ ldquo “ rdquo ” laquo « raquo »'
  )
    .split(' ')
    .flatMap((word, index, all) => (index % 2 === 0 ? [[word, all[index + 1] ?? '']] : [])),
)
entities.nbsp = ' '
