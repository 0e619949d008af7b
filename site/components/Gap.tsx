import { h } from 'preact'

const name = 'okuzuke-gap'
const gap = `<${name}></${name}>`

/** Where something is put in that was rendered apart: see splitAtGaps. No editor's text has it, because texts are escaped. */
export function Gap() {
  return h(name, null)
}

/** What is before, between and after the gaps of rendered HTML. */
export function splitAtGaps(html: string): [before: string, ...rest: string[]] {
  const [before = '', ...rest] = html.split(gap)
  return [before, ...rest]
}
