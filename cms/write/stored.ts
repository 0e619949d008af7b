import type { Localized } from '../../content/locale.ts'
import type { LocatorItem } from '../../content/locator.ts'

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
  return { ja: toTree(ja), en: toTree(en) }
}

function toTree(paragraphs: readonly string[] | null) {
  if (paragraphs === null || paragraphs.length === 0) return null
  const block = { direction: null, format: '' as const, indent: 0, version: 1 }
  return {
    root: {
      ...block,
      type: 'root',
      children: paragraphs.map((text) => ({
        ...block,
        type: 'paragraph',
        textFormat: 0,
        textStyle: '',
        children: [{ type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 }],
      })),
    },
  }
}
