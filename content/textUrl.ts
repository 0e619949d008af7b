// The signs of RFC 3986, but for quotation marks and the dollar. Words in Japanese follow an address without a space, and end it.
const address = /https?:\/\/[A-Za-z0-9][\w\-.~:/?#[\]@!&()*+,;=%]*/y

/**
 * Where the web address that begins at `position` ends; null where none does. Punctuation at its end belongs to the sentence, and
 * a closing bracket too, unless the address opened it (https://github.github.com/gfm/#autolinks-extension-).
 */
export function readUrl(text: string, position: number): number | null {
  if (/[A-Za-z0-9_]/.test(text[position - 1] ?? '')) return null
  address.lastIndex = position
  const match = address.exec(text)
  if (match === null) return null
  let url = match[0]
  for (;;) {
    const shorter = dropTail(url)
    if (shorter === url) break
    url = shorter
  }
  return isAddress(url) ? position + url.length : null
}

function dropTail(url: string): string {
  const last = url.at(-1) ?? ''
  if (/[.,:;!?*_~&=#]/.test(last)) return url.slice(0, -1)
  const pairs: Record<string, string> = { ')': '(', ']': '[' }
  const opening = pairs[last]
  if (opening === undefined) return url
  return count(url, opening) < count(url, last) ? url.slice(0, -1) : url
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}

function isAddress(url: string): boolean {
  return URL.canParse(url)
}
