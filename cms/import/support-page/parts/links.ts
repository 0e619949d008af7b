/**
 * Takes the links out of a text: `[words](address)` leaves its words, a bare address is removed. `hasLostLink`: the text ends
 * with the word "link" and has no address, as in a page that was copied from a browser.
 */
export function takeLinks(text: string): { text: string; links: string[]; hasLostLink: boolean } {
  const links: string[] = []
  const words = text
    .replace(
      /!?\[([^[\]]{0,500})\]\(\s?<?([^()\s<>]{1,2000})>?(?:\s"[^"]{0,200}")?\s?\)/g,
      (_, label: string, address: string) => {
        links.push(address)
        return isLinkWord(label) ? '' : label
      },
    )
    .replace(/<?(https?:\/\/[^\s<>"'）」』、。]{1,2000})>?/g, (_, address: string) => {
      const end = /[.,;:!?)]{0,5}$/.exec(address)?.[0] ?? ''
      links.push(address.slice(0, address.length - end.length))
      return end === '.' ? '' : end
    })
  const lost = /[\s(（[]{0,10}(?:\blinks?|リンク|こちら)[\s)）\]]{0,10}$/i.exec(words)
  // "Code without a link" is a sentence that ends with the word.
  const isLink =
    lost !== null && (/[(（[]/.test(lost[0]) || !/[A-Za-z,のへ]\s?$/.test(words.slice(0, lost.index)))
  const hasLostLink = isLink && links.length === 0
  return {
    text: (isLink ? words.slice(0, lost.index) : words)
      .replace(/[ \t]{2,}/g, ' ')
      .replace(/\s?\(\s{0,5}\)|（\s{0,5}）/g, '')
      .trim(),
    links,
    hasLostLink,
  }
}

/** Escapes the dollars of a text that are prices, for a field where dollars mark formulas; paired ones stay. */
export function escapeDollars(text: string): string {
  const count = text.match(/(?<!\\)\$/g)?.length ?? 0
  return count % 2 === 0 && !/\$\d[^$]*\s\$/.test(text) ? text : text.replace(/(?<!\\)\$/g, '\\$')
}

function isLinkWord(label: string): boolean {
  return /^[\s([（]*(?:links?|リンク|こちら|here)[\s)\]）]*$/i.test(label)
}
