import { isExpression } from './expression.ts'
import { formulaMend, signsMend } from './mends.ts'
import { toFinding, type HintFinder, type Mend, type Reading, type Finding } from './textHint.ts'

/** Dollars among the words that open no formula although they look like it: `$ x $`, `＄x＄`, `$$` with nothing in between. */
export const findDollarsAmongWords: HintFinder = (reading) =>
  reading.segments.flatMap(({ kind, start, end }) => {
    if (kind !== 'text') return []
    const words = reading.text.slice(start, end)
    return [...findPairs({ reading, words, offset: start }), ...findEmpty({ reading, words, offset: start })]
  })

type Stretch = { reading: Reading; words: string; offset: number }

const pairs = /(?<![\\$＄])([$＄]{1,2})(?![$＄])([^$＄\n]+)([$＄]{1,2})(?![$＄])/g

function findPairs({ reading, words, offset }: Stretch): Finding[] {
  return [...words.matchAll(pairs)].flatMap((match) => {
    const [all, open = '', content = '', close = ''] = match
    if (open.length !== close.length || content.endsWith('\\')) return []
    const isFullWidth = /＄/.test(open + close)
    const after = words[match.index + all.length] ?? ''
    if (!isFullWidth && (content.trim() === content || /[A-Za-z_({]/.test(after))) return []
    if (/\d/.test(after) || !isExpression(content, reading.macros)) return []
    const start = offset + match.index
    const place = { text: reading.text, start, end: start + all.length }
    const mend = formulaMend({ ...place, latex: content.trim(), macros: reading.macros })
    const kind = isFullWidth ? 'fullwidth-dollar' : 'spaced-dollars'
    return mend === null ? [] : [toFinding({ ...place, kind, mends: () => [mend] })]
  })
}

/** `$$` that holds nothing, or has no partner. */
function findEmpty({ reading, words, offset }: Stretch): Finding[] {
  return [...words.matchAll(/(?<!\\)(?:\\\\)*(\$\$(?:\s*\$\$)?)(?!\$)/g)].flatMap((match) => {
    const dollars = match[1] ?? ''
    const start = offset + match.index + match[0].length - dollars.length
    if (reading.text[start - 1] === '$') return []
    const place = { text: reading.text, start, end: start + dollars.length }
    const remove: Mend = { kind: 'remove', start, end: place.end, replacement: '' }
    return [toFinding({ ...place, kind: 'empty-formula', mends: () => [signsMend(place), remove] })]
  })
}
