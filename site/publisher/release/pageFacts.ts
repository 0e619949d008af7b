import { Parser } from 'htmlparser2'

/** One reference of a page or a style sheet. `loads`: the browser fetches it by itself to show the page. */
export type Reference = { url: string; from: string; loads: boolean }

/** What the checks need to know of one HTML page. */
export type PageFacts = {
  lang: string | null
  title: string
  ids: ReadonlySet<string>
  references: readonly Reference[]
  /** The texts of `<script type="application/ld+json">`. */
  jsonLd: readonly string[]
}

const loadingLinks = /\b(stylesheet|icon|preload|modulepreload|manifest|apple-touch-icon)\b/i
const loadedBySrc = new Set([
  'img',
  'script',
  'source',
  'video',
  'audio',
  'track',
  'iframe',
  'embed',
  'input',
])
const ownAddress = new Set(['og:url', 'og:image', 'twitter:image'])

/** Reads a page as a browser does; never throws. */
export function readPageFacts(html: string): PageFacts {
  const ids = new Set<string>()
  const references: Reference[] = []
  const jsonLd: string[] = []
  let lang: string | null = null
  let title = ''
  let text: { tag: string; value: string } | null = null
  let depthOfSvg = 0
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag === 'svg') depthOfSvg += 1
      if (tag === 'html') lang = attributes.lang?.trim() || null
      if (attributes.id) ids.add(attributes.id)
      if (tag === 'a' && attributes.name) ids.add(attributes.name)
      addReferences(tag, attributes, references)
      if (tag === 'title' && depthOfSvg === 0) text = { tag, value: '' }
      if (tag === 'style') text = { tag, value: '' }
      if (tag === 'script' && attributes.type === 'application/ld+json') text = { tag, value: '' }
    },
    ontext(value) {
      if (text !== null) text.value += value
    },
    onclosetag(tag) {
      if (tag === 'svg') depthOfSvg -= 1
      if (text === null || text.tag !== tag) return
      if (tag === 'title') title = text.value.trim()
      if (tag === 'style') references.push(...readStyleReferences(text.value))
      if (tag === 'script') jsonLd.push(text.value)
      text = null
    },
  })
  parser.end(withoutPlainTags(html))
  return { lang, title, ids, references, jsonLd }
}

// KaTeX's tags, with a class at most, are nine of ten on a page of formulas. They hold nothing that is read here, and to find them is
// several times as fast as to parse them. A `<` of a text is never one: the renderer writes it as `&lt;`, also within attributes.
const plainTags =
  /<span class="[^"<>]*">|<\/?(?:span|mrow|mi|mo|mn|mtext|msup|msub|msubsup|mfrac|munder|mover|munderover|semantics)>/g

function withoutPlainTags(html: string): string {
  return html.replace(plainTags, '')
}

/** The `url()` and `@import` of a style sheet. */
export function readStyleReferences(css: string): Reference[] {
  const withoutComments = css.replace(/\/\*[\s\S]*?\*\//g, '')
  const pattern = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*?))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/gi
  return [...withoutComments.matchAll(pattern)].map((match) => ({
    url: match.slice(1).find((group) => group !== undefined) ?? '',
    from: 'url()',
    loads: true,
  }))
}

const addressAttributes = new Set(['href', 'src', 'poster', 'data', 'action'])

// Called for each tag, of which a page of formulas has tens of thousands; most have a class alone.
function addReferences(tag: string, attributes: Record<string, string>, references: Reference[]): void {
  for (const attribute in attributes) {
    const value = attributes[attribute] ?? ''
    const from = `<${tag} ${attribute}>`
    if (addressAttributes.has(attribute)) {
      if (tag === 'base') continue
      references.push({ url: value, from, loads: isLoaded({ tag, attribute, attributes }) })
    } else if (attribute === 'srcset' || attribute === 'imagesrcset') {
      for (const url of candidatesOf(value)) references.push({ url, from, loads: true })
    } else if (attribute === 'style') {
      references.push(...readStyleReferences(value))
    } else if (attribute === 'content' && tag === 'meta') {
      if (ownAddress.has(attributes.property ?? attributes.name ?? ''))
        references.push({ url: value, from, loads: false })
    }
  }
}

function isLoaded({
  tag,
  attribute,
  attributes,
}: {
  tag: string
  attribute: string
  attributes: Record<string, string>
}): boolean {
  switch (attribute) {
    case 'href':
      return tag === 'link' ? loadingLinks.test(attributes.rel ?? '') : tag === 'use' || tag === 'image'
    case 'src':
      return loadedBySrc.has(tag)
    case 'poster':
      return true
    case 'data':
      return tag === 'object'
    default:
      return false
  }
}

// HTML Standard, "parsing a srcset attribute": a URL without spaces, then descriptors up to the next comma.
function candidatesOf(srcset: string): string[] {
  return [...srcset.matchAll(/[\s,]*([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^,]*)?(?:,|$)/g)].map(
    (match) => match[1] ?? '',
  )
}
