/** Structured data. `<` is escaped, so that no text in it can end the script element. */
export function JsonLd({ data }: { data: object }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: toScriptText(data) }} />
}

// `<` could begin `</script>` or `<!--`; U+2028 and U+2029 were line ends in scripts before ES2019.
function toScriptText(data: object): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
