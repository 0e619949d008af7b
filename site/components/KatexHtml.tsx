/** Shows what KaTeX made of a formula. With JsonLd, the only place where text becomes markup without being escaped. */
export function KatexHtml({ html }: { html: string }) {
  return <span class="formula-ink" dangerouslySetInnerHTML={{ __html: html }} />
}
