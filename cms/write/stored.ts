import type { Localized } from '../../content/locale.ts'
import type { LocatorItem } from '../../content/locator.ts'
import { fromParagraphs } from '../rich-text/fromRichText.ts'

const untranslated = { ja: null, en: null }

/** A day as the panel stores it: its noon in UTC. */
export function toStoredDay(day: string | null): string | null {
  return day === null ? null : `${day}T12:00:00.000Z`
}

/** The item of a place as the collection keeps it: one that is not there is a group without a kind. */
export function toStoredItem(item: LocatorItem | null) {
  return item ?? { kind: null, label: null, part: untranslated }
}

/** Paragraphs of plain text as the rich text editor stores them, in each language that has any. */
export function toStoredText({ ja, en }: Localized<readonly string[]>) {
  return { ja: fromParagraphs(ja), en: fromParagraphs(en) }
}
