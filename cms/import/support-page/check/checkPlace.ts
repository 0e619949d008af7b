import type { CheckedDraft, Finding } from './checkedDraft.ts'
import { valueReasons } from './valueReasons.ts'

/** What is unlikely in the place of an erratum, its note and its reporter. */
export function checkPlace({ values, source }: CheckedDraft): Finding[] {
  const { item, page, note, reportedBy } = values
  const spot = item?.part.ja ?? item?.part.en ?? null
  const findings: Finding[] = []
  if (spot !== null && isUnlikelySpot(spot)) findings.push({ field: 'item', reason: valueReasons.spot })
  if (item?.label !== null && item?.label !== undefined && dayLabel.test(item.label))
    findings.push({ field: 'item', reason: valueReasons.dateAsLabel })
  if (noteWithPlace.test(note.ja ?? note.en ?? ''))
    findings.push({ field: 'note', reason: valueReasons.placeInNote })
  if (reportedBy !== null && isUnlikelyName(reportedBy, source.text))
    findings.push({ field: 'reportedBy', reason: valueReasons.reporter })
  if (page !== null && namesOtherPages(page, opening(source.text)))
    findings.push({ field: 'page', reason: valueReasons.otherPages })
  return findings
}

function isUnlikelySpot(spot: string): boolean {
  const words = spot.normalize('NFKC').replace(lineRange, '').trim()
  return words !== '' && unlikelySpot.some((pattern) => pattern.test(words))
}

// A range of lines, which stands among the words of a spot.
const lineRange =
  /(?:第|[上下]から|lines?\s?|ll?\.?\s?)?\d{1,4}\s?(?:[-–~〜]|から)\s?(?:第)?\d{1,4}\s?(?:行目?)?|\d+行\d+列目?/gi

const unlikelySpot: readonly RegExp[] = [
  /^\/|[「」『』"“”\\<>|→]|:(?!=)|\]\(|^\(.*\)$/,
  /^(?:を|は|に|で|が|と|の|め|し|て|から|以|より)|(?:を|ば|へ|て|と|は)$/,
  /(?:pp?\.|pages?|\bP)\s?\d|ページ|頁|電子|紙版|kindle|e-?book|のみ$|\d\s?行|\/\s?P?\d|版|刷|printing|edition|さん$|様$|氏$/i,
  /\blines?\s?[-+]?\d|\band \w+ lines?\b|\b(?:for|read|should|change|replace)\b/i,
  /^(?:in|on|of|at|near|instead|and)\b|(?:^|\s)(?:in|of|at|on|to|the|and|instead)$|[,.]$/i,
  /^[a-z\u3040-\u30FF]$|^\d+$/i,
]

const dayLabel = /(?:19|20)\d\d[-.](?:0?[1-9]|1[0-2])[-.]\d{1,2}/
const noteWithPlace = /^\s*(?:pp?\.?\s?\d|pages?\s\d|\d{1,4}\s?(?:ページ|頁))/i

function isUnlikelyName(name: string, source: string): boolean {
  const isOwner = new RegExp(`${escapeRegExp(name)}\\s?(?:さん|様|氏|先生)の\\s?[「『"“\`]`).test(source)
  return (
    isOwner || name.length > 40 || /\d|刷|printing|[a-z]{3}[.。]\s\S|corrected|fixed|修正|訂正/i.test(name)
  )
}

/** What stands before the first quotation, arrow or side: the words for the place. */
function opening(source: string): string {
  return source.normalize('NFKC').split(/[「『“"`→⇒$\n]|->|=>|誤|\bshould\b/)[0] ?? ''
}

function namesOtherPages(page: string, words: string): boolean {
  const pages = [
    ...words.matchAll(/(?:\bpp?\.?\s?|\bpages?\s|ページ\s?)(\d{1,4})(?!\d)|(\d{1,4})\s?(?:ページ|頁)/gi),
  ]
  return pages.some((match) => (match[1] ?? match[2]) !== page)
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
