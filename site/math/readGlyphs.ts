import type { Font, FontFace, KatexStyles, Selector } from './katexStyles.ts'

/** The characters that a formula shows, by the name of the font that they are set in; each once, in order. */
export type Glyphs = ReadonlyMap<string /* FontFace.name */, string>

/** Reads which glyphs of which fonts KaTeX's HTML needs. */
export type ReadGlyphs = (html: string) => Glyphs

/**
 * A reader that finds the font of each letter as a browser does: by the rules of KaTeX's style sheet that match its elements, and by
 * what these inherit. MathML has fonts of its own.
 */
export function createGlyphReader(katex: KatexStyles): ReadGlyphs {
  const nextPlace = createPlaces(katex)
  const outside: Place = { font: noFont, fontName: '', path: [], next: new Map() }
  const start = nextPlace(outside, 'span', 'katex')
  return (html) => {
    const found = new Map<string, Set<string>>()
    const places = [start]
    const begin = html.indexOf('<span class="katex-html"')
    if (begin === -1) return new Map()
    for (const [, text, closes, tag = '', rest = ''] of html.slice(begin).matchAll(token)) {
      const place = places.at(-1) ?? start
      if (text !== undefined) {
        const characters = found.get(place.fontName) ?? new Set()
        for (const character of decode(text)) characters.add(character)
        found.set(place.fontName, characters)
      } else if (closes === '/') places.pop()
      else if (!rest.endsWith('/') && tag !== 'img')
        places.push(nextPlace(place, tag, / class="([^"]*)"/.exec(rest)?.[1] ?? ''))
    }
    return new Map(
      [...found].sort(byKey).map(([name, characters]) => [name, [...characters].sort().join('')]),
    )
  }
}

/** Text, or a tag: whether it closes, its name, its attributes. */
const token = /([^<]+)|<(\/?)([a-zA-Z]+)([^>]*)>/g

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1)

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
}
const decode = (text: string) =>
  text.includes('&') ? text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? '') : text

/**
 * Where a letter stands: its font, and of its ancestors and itself what a rule may ask for. The places inside are found once: formulas
 * have a few dozen kinds of them.
 */
type Place = { font: Font; fontName: string; path: readonly Element[]; next: Map<string, Place> }
const noFont: Font = { family: '', weight: 'normal', style: 'normal' }
type Element = { tag: string; classes: ReadonlySet<string> }

function createPlaces({
  rules,
  fontFaces,
}: KatexStyles): (place: Place, tag: string, classAttribute: string) => Place {
  const fontRules = rules
    .flatMap(({ selectors, font }) => selectors.map((selector) => ({ selector, font })))
    .filter(({ font }) => Object.keys(font).length > 0)
    // The later of two that are as specific wins, and sort() keeps their order.
    .sort((a, b) => specificity(a.selector) - specificity(b.selector))
  const compounds = fontRules.flatMap(({ selector }) => selector.compounds)
  const asked = new Set(compounds.flatMap(({ classes }) => classes))
  const ofAncestors = new Set(
    fontRules.flatMap(({ selector }) => selector.compounds.slice(0, -1).flatMap(({ classes }) => classes)),
  )
  const places = new Map<string, Place>()
  const askedClasses = new Map<string, string>()
  const keepAsked = (classAttribute: string): string => {
    let kept = askedClasses.get(classAttribute)
    if (kept === undefined) {
      kept = [...new Set(classAttribute.split(' '))]
        .filter((name) => asked.has(name))
        .sort()
        .join(' ')
      if (askedClasses.size >= mostRemembered) askedClasses.clear()
      askedClasses.set(classAttribute, kept)
    }
    return kept
  }
  const enter = (place: Place, element: Element): Place => {
    const path = [...place.path, element]
    const font = { ...place.font }
    for (const rule of fontRules) if (matches(rule.selector, path)) Object.assign(font, rule.font)
    // An ancestor that no selector asks for is left out; the element itself may be asked for as a parent.
    const kept = path.filter(
      ({ classes }, index) => index === path.length - 1 || [...classes].some((name) => ofAncestors.has(name)),
    )
    const key = JSON.stringify([font, kept.map(({ tag, classes }) => [tag, ...classes])])
    const known = places.get(key)
    if (known !== undefined) return known
    const made = { font, fontName: findFace(fontFaces, font).name, path: kept, next: new Map() }
    // A formula of strange depth is read as well, but not remembered.
    if (places.size < mostRemembered) places.set(key, made)
    return made
  }
  return (place, tag, classAttribute) => {
    const classes = keepAsked(classAttribute)
    const key = `${tag} ${classes}`
    let next = place.next.get(key)
    if (next === undefined) {
      next = enter(place, { tag, classes: new Set(classes === '' ? [] : classes.split(' ')) })
      place.next.set(key, next)
    }
    return next
  }
}

const mostRemembered = 5000

const specificity = ({ compounds }: Selector): number =>
  compounds.reduce((sum, { tag, classes }) => sum + 100 * classes.length + (tag === '' ? 0 : 1), 0)

function matches({ compounds }: Selector, path: readonly Element[]): boolean {
  const matchesFrom = (index: number, depth: number): boolean => {
    const compound = compounds[index]
    const element = path[depth]
    if (compound === undefined || element === undefined) return false
    if (compound.tag !== '' && compound.tag !== element.tag) return false
    if (!compound.classes.every((name) => element.classes.has(name))) return false
    if (index === 0) return true
    if (compound.isChild) return matchesFrom(index - 1, depth - 1)
    for (let above = depth - 1; above >= 0; above -= 1) if (matchesFrom(index - 1, above)) return true
    return false
  }
  return matchesFrom(compounds.length - 1, path.length - 1)
}

/** CSS Fonts 4, 5.2: the style decides before the weight, and where a family lacks one, another is made slanted or bold. */
function findFace(faces: readonly FontFace[], { family, weight, style }: Font): FontFace {
  const ofFamily = faces.filter((face) => face.family === family)
  const ofStyle = ofFamily.filter((face) => face.style === style)
  const candidates = ofStyle.length > 0 ? ofStyle : ofFamily
  const face = candidates.find((one) => one.weight === weight) ?? candidates[0]
  if (face === undefined) throw new Error(`KaTeX's style sheet has no font of the family "${family}".`)
  return face
}
