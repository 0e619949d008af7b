/** KaTeX's HTML of a formula. Here and in JsonLd, and nowhere else, a string becomes markup without being escaped. */
export function KatexHtml({ html }: { html: string }) {
  return <span class="formula-ink" dangerouslySetInnerHTML={{ __html: html }} />
}
