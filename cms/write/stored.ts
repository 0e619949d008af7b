import type { Localized } from '../../content/locale.ts'
import type { LocatorItem } from '../../content/locator.ts'
import { fromParagraphs } from '../rich-text/fromRichText.ts'

const untranslated = { ja: null, en: null }

/** A day as the panel stores it: noon in UTC. */
export function toStoredDay(day: string | null): string | null {
  return day === null ? null : `${day}T12:00:00.000Z`
}

/** The item of a place as the collection stores it: without an item, a group without a kind. */
export function toStoredItem(item: LocatorItem | null) {
  return item ?? { kind: null, label: null, part: untranslated }
}

/** Paragraphs of plain text as the rich text editor stores them, in each language; null where there are none. */
export function toStoredText({ ja, en }: Localized<readonly string[]>) {
  return { ja: fromParagraphs(ja), en: fromParagraphs(en) }
}
