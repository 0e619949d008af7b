import type { DemoErratum, DemoText } from './demoContent.ts'

/** A day as the panel stores it: its noon in UTC. */
export function toStoredDay(day: string | null): string | null {
  return day === null ? null : `${day}T12:00:00.000Z`
}

/** An erratum as the collection keeps it: an item that is not there is a group without a kind. */
export function toStoredErratum({ item, ...erratum }: DemoErratum) {
  const untranslated = { ja: null, en: null }
  return {
    ...erratum,
    item: item ?? { kind: null, label: null, part: untranslated },
    status: 'confirmed' as const,
  }
}

/** Paragraphs as the rich text editor stores them. */
export function toStoredText({ ja, en }: DemoText) {
  return { ja: toTree(ja), en: toTree(en) }
}

function toTree(paragraphs: readonly string[]) {
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
