import { readDay } from './readDay.ts'
import { hasPlace, readPlace, type Place } from './readPlace.ts'
import { readPrintings } from './readPrintings.ts'

/** What a remark beside a correction gives. */
type Aside =
  | { kind: 'printings'; printings: string }
  | { kind: 'day'; day: string }
  | { kind: 'reporter'; name: string }
  | { kind: 'place'; place: Place }
  | { kind: 'spot' | 'note'; text: string }

/** Reads a remark: affected printings, the day, the reporter, a place or a spot (`(:=の式)`); anything else is a note. */
export function readAside(text: string, place: Place): Aside {
  const words = text.trim()
  const printings = readPrintings(words)
  if (printings !== null) return { kind: 'printings', printings }
  const day = readDay(words)
  if (day !== null) return { kind: 'day', day }
  const name = readReporter(words)
  if (name !== null) return { kind: 'reporter', name }
  const other = readPlace(words)
  if (hasPlace(other) && other.rest.trim() === '' && other.further.lines === null)
    return { kind: 'place', place: other }
  return { kind: isSpot(words, place) ? 'spot' : 'note', text: words }
}

const thanks: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:many\s)?(?:${[
      String.raw`thanks?\sto|thanks?:|thank you,?`,
      'reported by|report by|found by|spotted by|pointed out by|noticed by',
      String.raw`credit(?:s|ed to)?:?|h\/t:?|by`,
    ].join('|')})\s+(.{1,80}?)(?:\s(?:for|who)\s.{0,80})?[.!]?$`,
    'i',
  ),
  /^(?:ご?報告者?|ご?指摘者?|発見者?|情報提供者?|謝辞|感謝|thanks)\s?[:：]\s?(.{1,60}?)(?:\s?(?:さん|様|氏|先生))?[。.]?$/i,
  /^(.{1,40}?)\s?(?:さん|(?<![同仕多模異有一各])様|氏|先生)(?:(?:の|より|から|による|に|、)?\s?(?:ご?指摘|ご?報告|ご連絡|感謝|教えて|ありがとう|いただき)[^。]{0,40})?[。.]?$/,
]

/** The name in words of thanks: "thanks to Jane Doe", 「山田太郎さんのご指摘」; null where the words are something else. */
function readReporter(words: string): string | null {
  for (const pattern of thanks) {
    const name = pattern.exec(words)?.[1]?.trim()
    if (name && !/[「」『』$\\→]|->/.test(name)) return name
  }
  return null
}

const spotEnd =
  /(?:の式|の図|の表|の行|の項|の部分|の箇所|の左|の右|の中|内|欄|の見出し|の凡例|の下線部|行列|panel|column)$/
const sentence = /[。.!?]|です|ます|ください|[るたいだ逆]$|ため|こと/

/** Whether a remark says where, not why: it names a spot, or stands with a page that has neither a line nor a figure. */
function isSpot(words: string, place: Place): boolean {
  if (words.length > 40 || sentence.test(words)) return false
  if (spotEnd.test(words)) return true
  const isBarePage =
    place.page !== null && place.line === null && place.item === null && place.parts.length === 0
  return (
    isBarePage &&
    words.length <= 20 &&
    /[\u3040-\u30FF\u4E00-\u9FFF]/.test(words) &&
    !/誤り|誤植|修正|訂正|同様|参照|以下|箇所/.test(words)
  )
}
