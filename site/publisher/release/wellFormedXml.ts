// XML 1.0, sections 2 and 3, without a document type: what feeds and sitemaps are made of.
const token =
  /<\?[\s\S]*?\?>|<!--(?:(?!--)[\s\S])*-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?=]+)((?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gy
const badReference = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/
// eslint's no-control-regex holds for patterns: the characters that XML can't carry are written as a class of code points.
const badCharacter = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** Why a text is not well-formed XML, with its line; null where it is. A feed reader would show nothing of it. */
export function findXmlProblem(xml: string): string | null {
  const open: string[] = []
  let roots = 0
  let end = 0
  const at = (message: string) => `${message} (line ${xml.slice(0, end).split('\n').length})`
  if (badCharacter.test(xml)) return 'it holds a control character'
  for (const match of xml.replace(/^\ufeff/, '').matchAll(token)) {
    const [text, cdata, closed, opened, attributes = '', selfClosing] = match
    if (closed !== undefined) {
      const expected = open.pop()
      if (expected !== closed) {
        return at(
          `</${closed}> stands where ${expected === undefined ? 'nothing is open' : `</${expected}> is due`}`,
        )
      }
    } else if (opened !== undefined) {
      if (open.length === 0) roots += 1
      if (badReference.test(attributes)) return at(`<${opened}> has a bare & in an attribute`)
      const names = [...attributes.matchAll(/([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)].map((found) => found[1])
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
