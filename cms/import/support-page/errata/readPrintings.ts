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
    .replace(/^[\s([【{<]+|[\s)\]】}>.。、:]+$/g, '')
    .toLowerCase()
  if (text.length > 80) return null
  for (const { pattern, set } of phrases) {
    const match = pattern.exec(text)
    const notation = match ? set((match[1] ?? '').trim(), (match[2] ?? '').trim()) : null
    if (notation !== null) return notation
  }
  return null
}

/** Takes words for printings off the beginning of a text; null where it doesn't begin with them. */
export function takePrintings(text: string): { printings: string; rest: string } | null {
  const match = opening.exec(text)
  const printings = match ? readPrintings(match[0]) : null
  return match && printings !== null ? { printings, rest: text.slice(match[0].length) } : null
}

/** What may be words for printings at the beginning of a text; `readPrintings` decides. */
const opening = new RegExp(
  String.raw`^\s{0,20}(?:${[
    // Anything in brackets.
    String.raw`[(（[［【<〈]\s?[^()（）[\]［］【】]{1,60}[)）\]］】>〉]`,
    // 初版第1-3刷まで
    String.raw`(?:初版|第\s?\d+\s?版)?\s?第?\s?[\d,、・]{1,12}\s?刷?\s?(?:[-–~〜～]|から)?\s?第?\s?\d{0,3}\s?刷` +
      '(?:まで|以前|以降|のみ|で(?:修正|訂正)(?:済み?)?)?',
    // 1st–3rd printings only
    String.raw`(?:printings?\s)?(?:\d{1,3}(?:st|nd|rd|th)|first|second|third)` +
      String.raw`(?:\s?(?:-|–|to|and)\s?(?:\d{1,3}(?:st|nd|rd|th)|second|third|fourth))?\sprintings?(?:\sonly)?`,
    // printings 1-3
    String.raw`printings?\s\d{1,3}(?:\s?[-–]\s?\d{1,3})?`,
  ].join('|')})[\s:：、,;]{0,8}`,
  'iu',
)

const edition = '(?:初版|第?[0-9一二三]+版)?[\\s,]*'
const number = '(?:第\\s?)?([0-9]{1,3}|[一二三四五六七八九十]|初)\\s?'
const ordinal =
  '(?:the\\s)?([0-9]{1,3}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)'
const fixedJa = '(?:修正|訂正|反映|対応)(?:済み?|されました|されています|しました|予定)?'
const fixedEn = '(?:fixed|corrected|mended|resolved)\\s(?:in|from|with|as of|since)\\s'

const phrases: readonly { pattern: RegExp; set: (from: string, to: string) => string | null }[] = [
  {
    pattern: new RegExp(
      `^${edition}${number}刷(?:以降)?(?:で|では|にて|において|から|より|は|で既に)?\\s?${fixedJa}$`,
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
