// XML 1.0, sections 2 and 3, without a document type: what feeds and sitemaps consist of.
const attributes = /(?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*/
const token = new RegExp(
  [
    /<\?[\s\S]*?\?>/, // a processing instruction
    /<!--(?:(?!--)[\s\S])*-->/, // a comment
    /<!\[CDATA\[([\s\S]*?)\]\]>/, // 1: the text of a CDATA section
    /<\/([^\s<>/]+)\s*>/, // 2: the name of an end tag
    new RegExp(`<([^\\s<>/!?=]+)(${attributes.source})\\s*(/?)>`), // 3, 4, 5: a start tag's name, attributes, slash
    /[^<]+/, // text
  ]
    .map(({ source }) => source)
    .join('|'),
  'gy',
)
const badReference = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/
// Written as the complement of what XML allows, because eslint's no-control-regex refuses control characters in patterns.
const badCharacter = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/**
 * Why a text is not well-formed XML, with its line; null where it is. Feed readers show nothing of a feed that is not.
 * Ours, because the parser in the tree (htmlparser2) accepts XML that is not well-formed.
 */
export function findXmlProblem(xml: string): string | null {
  const open: string[] = []
  let roots = 0
  let end = 0
  const at = (message: string) => `${message} (line ${xml.slice(0, end).split('\n').length})`
  if (badCharacter.test(xml)) return 'it holds a control character'
  for (const match of xml.replace(/^\ufeff/, '').matchAll(token)) {
    const [text, cdata, closed, opened, pairs = '', selfClosing] = match
    if (closed !== undefined) {
      const expected = open.pop()
      if (expected !== closed) {
        return at(
          `</${closed}> stands where ${expected === undefined ? 'nothing is open' : `</${expected}> is due`}`,
        )
      }
    } else if (opened !== undefined) {
      if (open.length === 0) roots += 1
      if (badReference.test(pairs)) return at(`<${opened}> has a bare & in an attribute`)
      const names = [...pairs.matchAll(/([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)].map((pair) => pair[1])
      if (new Set(names).size < names.length) return at(`<${opened}> has an attribute twice`)
      if (selfClosing === '') open.push(opened)
    } else if (!text.startsWith('<')) {
      if (badReference.test(text)) return at('a bare & or an unknown entity stands in the text')
      if (open.length === 0 && text.trim() !== '') return at('text stands outside of the root element')
    } else if (cdata !== undefined && open.length === 0) return at('text stands outside of the root element')
    end += text.length
  }
  if (end < xml.replace(/^\ufeff/, '').length) return at('a < stands that begins no element')
  if (open.length > 0) return at(`<${open.at(-1)}> is never closed`)
  return roots === 1 ? null : `it has ${roots} root elements`
}
