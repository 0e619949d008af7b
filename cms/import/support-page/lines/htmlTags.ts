/** Elements that begin and end a line. */
export const blockTags = names(`
  html body main article section header footer nav aside div p ul ol li dl dt dd
  table thead tbody tfoot tr td th caption
  h1 h2 h3 h4 h5 h6 blockquote details summary br hr head title pre
`)

/** Elements whose text no reader sees. */
export const hiddenTags = names('script style noscript template svg head')

/** Elements within a line. A tag in none of these sets is text: `j<k, m>`. */
export const inlineTags = names(`
  b i em strong span code u font a del s strike ins sub sup small mark
  math semantics annotation img abbr tt kbd
`)

/** What stands in a line for the start and the end of an inline element. */
export const inlineMarks: Record<string, { open: string; close: string }> = {
  del: { open: '~~', close: '~~' },
  s: { open: '~~', close: '~~' },
  strike: { open: '~~', close: '~~' },
  ins: { open: '++', close: '++' },
  code: { open: '`', close: '`' },
  sub: { open: '_{', close: '}' },
  sup: { open: '^{', close: '}' },
  annotation: { open: '$', close: '$' },
}

function names(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
