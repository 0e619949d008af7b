import { highestPrinting, parsePrintings, printPrintings } from '../../../../content/printings.ts'

/**
 * Reads words for affected printings to their canonical notation: `1-18刷`, 「初版第2刷まで」, "1st–3rd printing", and words for the
 * printing with the fix: "fixed in the 4th printing" is `1-3`. Null where the words are something else.
 */
export function readPrintings(words: string): string | null {
  if (words.length > 100) return null
  const text = words
    .normalize('NFKC')
    .replace(/[〜~–—‐‑−]/g, '-')
    .replace(/^[\s([【{<※*]+|[\s)\]】}>.。、:]+$/g, '')
    .toLowerCase()
  if (text.length > 80) return null
  return readPhrase(text) ?? readPhrase(withoutListName(text))
}

/** What the name of a list says beside its printings: 『…』第1刷 正誤表, "Errata for the 1st edition, first printing (2022)". */
function withoutListName(text: string): string {
  return text
    .replace(/^[『「“][^』」”]{1,60}[』」”]\s?/, '')
    .replace(/\s?の?(?:正誤表?|正誤情報|誤植(?:情報|一覧)?)$/, '')
    .replace(/^(?:errata|errors?|corrections|mistakes|typos)\s(?:(?:for|in|of|to)\s)?/, '')
    .replace(/^(?:the\s)?[a-z0-9]{2,10}\sedition,?\s/, '')
    .replace(/\s?\((?:[a-z]{3,9},?\s)?\d{4}$/, '')
}

function readPhrase(text: string): string | null {
  for (const { pattern, set } of phrases) {
    const match = pattern.exec(text)
    const notation = match ? set((match[1] ?? '').trim(), (match[2] ?? '').trim()) : null
    if (notation !== null) return notation
  }
  return null
}

/** The printings of a heading, also in brackets after its own words, in one or two ways: 「本文(第1・2刷 / 第3刷で修正済み)」. */
export function readHeadingPrintings(heading: string): string | null {
  const inner = /^[^()\d「」『』"“”→>]{1,20}\(([^()]{1,60})\)$/.exec(heading.normalize('NFKC').trim())?.[1]
  if (inner === undefined) return readPrintings(heading)
  const sets = new Set(inner.split('/').map((part) => readPrintings(part)))
  return sets.size === 1 ? ([...sets][0] ?? null) : null
}

/**
 * Takes words for printings off the beginning of a text: the most that can be read as such, up to a space, a stop or a bracket.
 * Null where it doesn't begin with them, or where they go on in a way that can't be read (第1刷、および第2刷の一部).
 */
export function takePrintings(text: string): { printings: string; rest: string } | null {
  if (!/刷|printing/i.test(text.slice(0, longestOpening))) return null
  const bracket = /^\s{0,20}[(（[［【<〈]\s?[^()（）[\]［］【】]{1,60}[)）\]］】>〉]/.exec(text)?.[0]
  if (bracket !== undefined) {
    const printings = readPrintings(bracket)
    if (printings !== null) return { printings, rest: trimStops(text.slice(bracket.length)) }
  }
  for (let end = Math.min(text.length, longestOpening); end > 1; end -= 1) {
    if (
      !/\S/.test(text[end - 1] ?? '') ||
      !/^(?:$|[\s:：、,;。.()（）[\]【】「『"“]|の[誤正])/.test(text.slice(end))
    )
      continue
    const printings = readPrintings(text.slice(0, end))
    if (printings !== null)
      return goesOn.test(text.slice(end)) ? null : { printings, rest: trimStops(text.slice(end)) }
  }
  return null
}

const longestOpening = 80
// Further printings, after words that were read.
const goesOn =
  /^\s{0,5}(?:[・、,/&-]|と|および|and|or|to)\s{0,5}(?:第|the\s)?\s?(?:\d{1,3}|[a-z]{4,8})(?:st|nd|rd|th)?\s?(?:刷|printing)/i

function trimStops(text: string): string {
  return text.replace(/^[\s:：、,;]{0,8}/, '')
}

const edition = '(?:初版|第?[0-9一二三]+版)?[\\s,]*'
const number = '(?:第\\s?)?([0-9]{1,3}|[一二三四五六七八九十]|初)\\s?'
const ordinal =
  '(?:the\\s)?([0-9]{1,3}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)'
const fixedJa =
  '(?:修正|訂正|反映|対応)(?:済み?|された|されました|されています|した|しました|予定)?(?:もの|分|箇所|項目)?'
const fixedEn =
  '(?:(?:was|were|is|are|has been|have been)\\s)?(?:fixed|corrected|mended|resolved)\\s(?:in|from|with|as of|since|by)\\s'

const phrases: readonly { pattern: RegExp; set: (from: string, to: string) => string | null }[] = [
  {
    pattern: new RegExp(
      `^${edition}${number}刷(?:以降)?(?:で|では|での|にて|に|において|から|より|は|で既に)?\\s?${fixedJa}$`,
    ),
    set: upToBefore,
  },
  { pattern: new RegExp(`^${fixedJa}[\\s:(]*${edition}${number}刷$`), set: upToBefore },
  { pattern: new RegExp(`^${fixedEn}${ordinal}\\sprinting(?: and later)?$`), set: upToBefore },
  { pattern: new RegExp(`^${fixedEn}printing\\s${ordinal}$`), set: upToBefore },
  {
    pattern: new RegExp(
      `^${edition}${number}刷?\\s?(?:-|から)\\s?${edition}${number}刷(?:まで)?(?:に該当|が対象|のみ)?$`,
    ),
    set: range,
  },
  {
    pattern: new RegExp(`^${edition}${number}刷(?:まで|以前)(?:に該当|が対象)?$`),
    set: (to) => range('1', to),
  },
  {
    pattern: new RegExp(`^${edition}${number}刷(?:以降|から|-)(?:に該当|が対象)?$`),
    set: (from) => canonical(`${toNumber(from)}-`),
  },
  {
    pattern: new RegExp(
      `^${edition}((?:第?[0-9]{1,3}刷?[,、・と\\s]+){1,20}第?[0-9]{1,3})刷(?:のみ|に該当)?$`,
    ),
    set: list,
  },
  {
    pattern: new RegExp(`^${edition}${number}刷(?:のみ|だけ|に該当|が対象)?$`),
    set: (only) => range(only, only),
  },
  { pattern: /^(?:全|すべての|全ての)刷$|^all printings$/, set: () => '1-' },
  {
    pattern: new RegExp(
      `^(?:in\\s)?${ordinal}\\s?(?:printing\\s?)?(?:-|to|through|until)\\s?${ordinal}\\sprintings?(?: only)?$`,
    ),
    set: range,
  },
  {
    pattern: new RegExp(`^(?:in\\s)?${ordinal}\\sand\\s${ordinal}\\sprintings?(?: only)?$`),
    set: (a, b) => canonical(`${toNumber(a)},${toNumber(b)}`),
  },
  {
    pattern: new RegExp(
      `^(?:up to|through|until|before and including)\\s(?:and including\\s)?${ordinal}\\sprinting$`,
    ),
    set: (to) => range('1', to),
  },
  {
    pattern: new RegExp(`^(?:from|since)\\s${ordinal}\\sprinting(?: on| onwards?)?$`),
    set: (from) => canonical(`${toNumber(from)}-`),
  },
  {
    pattern: new RegExp(`^(?:in\\s)?(?:only\\s)?(?:in\\s)?${ordinal}\\sprinting(?: only)?$`),
    set: (only) => range(only, only),
  },
  { pattern: /^(?:in\s)?printings?\s([0-9]{1,3})\s?(?:-|to)\s?([0-9]{1,3})$/, set: range },
  { pattern: /^(?:in\s)?printings?\s((?:[0-9]{1,3}(?:,\s?|\sand\s)){0,20}[0-9]{1,3})$/, set: list },
]

const kanji = '零一二三四五六七八九十'
const words = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')

function toNumber(text: string): number {
  if (text === '初') return 1
  if (kanji.includes(text)) return kanji.indexOf(text)
  return words.includes(text) ? words.indexOf(text) : Number.parseInt(text, 10)
}

function range(from: string, to: string): string | null {
  return canonical(`${toNumber(from)}-${toNumber(to)}`)
}

// "Fixed in the 1st printing" would give an empty range: then the words are not printings.
function upToBefore(fixedIn: string): string | null {
  const before = toNumber(fixedIn) - 1
  return before >= 1 && before < highestPrinting ? canonical(`1-${before}`) : null
}

function list(numbers: string): string | null {
  return canonical((numbers.match(/\d+/g) ?? []).join(','))
}

function canonical(notation: string): string | null {
  const parsed = parsePrintings(notation)
  return parsed.ok ? printPrintings(parsed.set) : null
}
