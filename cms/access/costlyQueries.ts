import { APIError, type PayloadRequest } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { asRow } from '../rows.ts'
import { inPanelLanguage } from '../words.ts'

/** The most that one query over the network may ask. What the panel's lists and searches send stays far below. */
const queryLimits = {
  /** Conditions in all. */
  conditions: 60,
  /** `and` and `or` within each other. Payload reads no more than five from an address, and takes the sixth for a field. */
  levels: 4,
  /** Values of a list (`in`), and characters of one value. */
  values: 1000,
  characters: 1000,
  /** Characters and words of a text that is looked for inside of others: each row is read for each word. */
  pattern: 200,
  words: 12,
  /** Names of a path: each may be a table. */
  names: 6,
  /** Fields that sort. */
  sortFields: 5,
} as const

/** Throws APIError (400) for a query that would keep the CMS from others for long, or that no database can answer. */
export function refuseCostlyQuery({
  where,
  sort,
  dates,
  req,
}: {
  where: unknown
  sort: unknown
  /** The names of the fields that hold dates: MongoDB's adapter leaves out a condition of theirs whose value is none. */
  dates: ReadonlySet<string>
  req: PayloadRequest
}): void {
  const problem = findProblem(where, dates) ?? findSortProblem(sort)
  if (problem !== null) throw new APIError(inPanelLanguage(req, problem), 400, null, true)
}

function findProblem(where: unknown, dates: ReadonlySet<string>): Bilingual | null {
  let conditions = 0
  const look = (part: unknown, level: number): Bilingual | null => {
    if (level > queryLimits.levels) return words.tooDeep
    for (const [name, value] of Object.entries(asRow(part))) {
      if (/^(?:and|or)$/i.test(name)) {
        for (const inner of Object.values(asRow(value))) {
          const problem = look(inner, level + 1)
          if (problem) return problem
        }
        continue
      }
      if (name.split('.').length > queryLimits.names) return words.longPath
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return words.malformed
      for (const [operator, wanted] of Object.entries(value)) {
        conditions += 1
        if (conditions > queryLimits.conditions) return words.tooMany
        const problem = findValueProblem(operator, wanted)
        if (problem) return problem
        if (dates.has(name.replace(/^version\./, '')) && operator !== 'exists' && !isDate(wanted))
          return words.date
      }
    }
    return null
  }
  return look(where, 0)
}

function findValueProblem(operator: string, wanted: unknown): Bilingual | null {
  if (places.has(operator)) return words.place
  const values = typeof wanted === 'object' && wanted !== null ? Object.values(wanted) : [wanted]
  if (values.length > queryLimits.values) return words.tooManyValues
  if (!isValue(wanted)) return words.malformed
  const isPattern = patterns.has(operator)
  for (const value of values) {
    const text = String(value)
    // A list may come as one text with commas.
    const isList = lists.has(operator) && values.length === 1
    if (isList && text.split(',').length > queryLimits.values) return words.tooManyValues
    if (!isList && text.length > (isPattern ? queryLimits.pattern : queryLimits.characters))
      return words.longValue
    if (isPattern && text.trim().split(/\s+/).length > queryLimits.words) return words.longValue
  }
  return null
}

/**
 * Whether Payload's database adapters can read a value: text, a number, one of those that JSON has besides, a list of them, or a document
 * of a relationship that may be to several collections. MongoDB takes no NUL in a pattern.
 */
function isValue(wanted: unknown): boolean {
  if (Array.isArray(wanted)) return wanted.every(isScalar)
  if (typeof wanted !== 'object' || wanted === null) return isScalar(wanted)
  const { relationTo, value, ...others } = asRow(wanted)
  return isScalar(relationTo) && isScalar(value) && Object.keys(others).length === 0
}

// An empty value and `null` ask for what has no date.
function isDate(wanted: unknown): boolean {
  const values = Array.isArray(wanted) ? wanted : String(wanted ?? '').split(',')
  return values.every(
    (value) => ['', 'null'].includes(String(value)) || !Number.isNaN(Date.parse(String(value))),
  )
}

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' ? !value.includes('\0') : typeof value !== 'object' || value === null

function findSortProblem(sort: unknown): Bilingual | null {
  const fields = (Array.isArray(sort) ? sort : [sort]).flatMap((one) =>
    typeof one === 'string' ? one.split(',') : [],
  )
  if (fields.length > queryLimits.sortFields) return words.sort
  return fields.some((field) => field.split('.').length > queryLimits.names) ? words.longPath : null
}

const patterns = new Set(['like', 'not_like', 'contains'])
const lists = new Set(['in', 'not_in', 'all'])
const places = new Set(['near', 'within', 'intersects'])

const words = {
  tooMany: {
    ja: `条件が多すぎます(上限${queryLimits.conditions}件)。減らして、もう一度試してください。`,
    en: `There are more than ${queryLimits.conditions} conditions. Ask with fewer.`,
  },
  tooDeep: {
    ja: `条件の入れ子が深すぎます(上限${queryLimits.levels}段)。浅くして、もう一度試してください。`,
    en: `Conditions are nested more than ${queryLimits.levels} levels deep. Ask with fewer levels.`,
  },
  tooManyValues: {
    ja: `1つの条件の値が多すぎます(上限${queryLimits.values}個)。分けて、もう一度試してください。`,
    en: `A condition lists more than ${queryLimits.values} values. Ask for them in several requests.`,
  },
  longValue: {
    ja: `探す言葉が長すぎます(上限${queryLimits.pattern}文字、${queryLimits.words}語)。短くして、もう一度試してください。`,
    en: `The text to look for is longer than ${queryLimits.pattern} characters or ${queryLimits.words} words. Look for a shorter one.`,
  },
  longPath: {
    ja: `欄の名前が長すぎます(上限${queryLimits.names}段)。`,
    en: `The path of a field has more than ${queryLimits.names} names.`,
  },
  malformed: {
    ja: '条件(where)の書き方が正しくありません。欄、演算子、値の順に書いてください(例: where[slug][equals]=example)。',
    en: 'A condition of "where" is malformed. Write the field, the operator and a value, as in where[slug][equals]=example.',
  },
  date: {
    ja: '日付の条件の値が、日付ではありません。2026-01-31 や 2026-01-31T09:00:00Z のように書いてください。',
    en: 'A condition ("where") of a date has a value that is no date. Write it as in 2026-01-31 or 2026-01-31T09:00:00Z.',
  },
  sort: {
    ja: `並べ替えの欄が多すぎます(上限${queryLimits.sortFields}つ)。`,
    en: `Sort by ${queryLimits.sortFields} fields at most.`,
  },
  place: {
    ja: '地図上の場所を持つ欄はないため、near、within、intersects は使えません。',
    en: 'No field holds a place on a map, so near, within and intersects find nothing.',
  },
} satisfies Record<string, Bilingual>
