import { describe, expect, it } from 'vitest'
import type { ErratumStatus } from '../../../content/erratum.ts'
import type { Locale, LocalizedText } from '../../../content/locale.ts'
import { noMacros } from '../../../content/macros.ts'
import { createChanges } from '../../../site/changes/readChanges.ts'
import { createMath } from '../../../site/math/createMath.ts'
import { showNote } from '../../../site/page-models/note.ts'
import { createTexts } from '../../../site/page-models/texts.ts'

type Page = { locale: Locale; bookLang?: string; original?: string | null; status?: ErratumStatus }

/** The note on a page, with the language that it is marked with, and the one that the whole page says it fell back to. */
function noteOn(
  { locale, bookLang = 'ja', original = '各技', status = 'confirmed' }: Page,
  note: LocalizedText,
) {
  const texts = createTexts({
    locale,
    math: createMath(),
    readChanges: createChanges(),
    pictures: { mediaFile: () => null, mediaHref: () => null },
    macrosOf: () => noMacros,
  })
  const shown = showNote({ erratum: { original, correction: null, note, status }, texts, bookLang })
  return [shown && shown.plain, shown && shown.lang, texts.fallbackLang()]
}

const gloss = { ja: null, en: '“each technique” → “each branch”' }

describe('the note of an erratum', () => {
  it('that only says what the quotation says is not shown to those who read the book’s language', () => {
    expect(noteOn({ locale: 'en' }, gloss)).toEqual([gloss.en, null, null])
    expect(noteOn({ locale: 'ja' }, gloss)).toEqual([null, null, null])
    expect(noteOn({ locale: 'ja', bookLang: 'ja-JP' }, gloss)).toEqual([null, null, null])
    expect(noteOn({ locale: 'en', bookLang: 'en' }, { ja: '「枝」の意味', en: null })).toEqual([
      null,
      null,
      null,
    ])
  })

  it('stands in the page’s language where it is in both', () => {
    const note = { ja: '逆。', en: 'Swapped.' }
    expect(noteOn({ locale: 'ja' }, note)).toEqual(['逆。', null, null])
    expect(noteOn({ locale: 'en' }, note)).toEqual(['Swapped.', null, null])
  })

  it('is shown in the book’s language, marked, to those who read another one', () => {
    expect(noteOn({ locale: 'en' }, { ja: '逆。', en: null })).toEqual(['逆。', 'ja', 'ja'])
  })

  it('is shown, marked, where there is no quotation, or where it says why nothing is corrected', () => {
    const shown = [gloss.en, 'en', 'en']
    expect(noteOn({ locale: 'ja', original: null }, gloss)).toEqual(shown)
    expect(noteOn({ locale: 'ja', status: 'withdrawn' }, gloss)).toEqual(shown)
    expect(noteOn({ locale: 'ja', status: 'rejected' }, gloss)).toEqual(shown)
    expect(noteOn({ locale: 'ja', bookLang: 'fr' }, gloss)).toEqual(shown)
  })
})
