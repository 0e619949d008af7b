const months = 'january february march april may june july august september october november december'.split(
  ' ',
)
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?' +
  '|nov(?:ember)?|dec(?:ember)?)\\.?'
const numeric =
  '([12][0-9]{3})\\s?(?:[-/.]|年)\\s?([0-9]{1,2})\\s?(?:[-/.]|月)\\s?([0-9]{1,2})(?:日)?(?![0-9])(?:\\s?[(（][日月火水木金土][)）])?'
const forms: readonly { pattern: RegExp; order: readonly [number, number, number] }[] = [
  { pattern: new RegExp(numeric, 'y'), order: [1, 2, 3] },
  {
    pattern: new RegExp(`${month}\\s([0-9]{1,2})(?:st|nd|rd|th)?,?\\s([12][0-9]{3})`, 'iy'),
    order: [3, 1, 2],
  },
  {
    pattern: new RegExp(`([0-9]{1,2})(?:st|nd|rd|th)?\\s${month},?\\s([12][0-9]{3})`, 'iy'),
    order: [3, 2, 1],
  },
]

/**
 * Takes a day off the beginning of a text, with the brackets around it: `[2019-03-11]`, `2023/2/4`, 2023年2月4日, "March 4, 2023".
 * Null where the text begins with something else, or with a day that does not exist (February 30).
 */
export function takeDay(text: string): { day: string; rest: string } | null {
  const plain = text.normalize('NFKC').length === text.length ? text.normalize('NFKC') : text
  const opening =
    /^[\s\u3000]{0,20}[[(【(<]?\s?(?:更新日?[:：]?\s?|updated:?\s|added:?\s|追加[:：]?\s?)?/i.exec(plain)?.[0]
      .length ?? 0
  for (const { pattern, order } of forms) {
    pattern.lastIndex = opening
    const match = pattern.exec(plain)
    if (!match) continue
    const [year, monthOfYear, dayOfMonth] = order.map((group) => match[group] ?? '')
    const day = toIsoDay(year ?? '', monthOfYear ?? '', dayOfMonth ?? '')
    if (day === null) continue
    const rest = text
      .slice(opening + match[0].length)
      .replace(/^\s?[\])】)>]?(?:追加|更新|掲載|追記|修正)?分?[\s\u3000:：,、–—-]{0,20}/, '')
    return { day, rest }
  }
  return null
}

/** The day that a text is, or null where it says more. */
export function readDay(text: string): string | null {
  const start = takeDay(text)
  return start && start.rest.replace(/^[\s\])】)>.。]+$/, '') === '' ? start.day : null
}

function toIsoDay(year: string, monthText: string, day: string): string | null {
  const monthNumber = /^\d/.test(monthText)
    ? Number(monthText)
    : months.findIndex((name) => name.startsWith(monthText.toLowerCase().slice(0, 3))) + 1
  const date = new Date(Date.UTC(Number(year), monthNumber - 1, Number(day)))
  const isReal = date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === Number(day)
  return isReal && monthNumber > 0 ? date.toISOString().slice(0, 10) : null
}
