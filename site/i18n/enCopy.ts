import type { CopyAnswerParts, copyInJapanese } from './jaCopy.ts'

const errata = (count: number) => (count === 1 ? '1 erratum' : `${count} errata`)

/** The words about the reader's copy, in English. */
export const copyInEnglish: typeof copyInJapanese = {
  title: 'Your copy',
  legend: 'Choose your copy',
  change: 'Change',
  everything: 'Show all',
  dontKnow: 'I don’t know',
  example: {
    colophon: {
      alt: 'Example of a colophon: below “初版第1刷発行” (first edition, first printing) with its date stands “第3刷発行” (third printing) with a later one.',
      hint: 'Open the colophon on one of the last pages and look for the last line with 第…刷: here it is the 3rd printing. If 第1刷 alone is there, it is the 1st.',
    },
    'copyright-page': {
      alt: 'Example of a copyright page: “First published 2024”, “Third printing 2025”, and below it the numbers 10 9 8 7 6 5 4 3.',
      hint: 'Look for “… printing” on the copyright page, behind the title page. Where there is only a row of numbers, the lowest one is the printing: here it is the 3rd.',
    },
  },
  notKnownToBeOut: 'not known to be out',
  findByDate: 'Find it by its date',
  noPrintingOfDate: 'No printing in the list has this date. The nearest is the {printing}.',
  remembers: 'Your choice is kept on this device alone. “Show all” forgets it.',
  all: (total) => `Showing all errata (${total}).`,
  allOnPart: (total) => `Showing all errata on this page (${total}).`,
  noSuchCopy: 'The list can’t be narrowed to “{asked}”, so all errata are shown.',
  answer: (parts) => ({ lead: sayCount(parts), more: sayMore(parts) }),
  rest: (count) => `Also show ${count} that ${count === 1 ? 'does' : 'do'} not apply`,
  notYours: 'Not in your copy',
  maybeYours: 'Not known whether your copy has it',
  line: ({ copy, counts: { yes, unknown } }) =>
    [
      yes === 0
        ? `No errata ${unknown > 0 ? 'are known to ' : ''}apply to your ${copy}`
        : `Your ${copy} has ${errata(yes)}`,
      unknown > 0 ? ` (not known for ${unknown}${yes === 0 ? '' : ' more'})` : '',
    ].join(''),
  ofPrinting: (count) => (count === 0 ? 'no errata' : errata(count)),
}

function sayCount({ copy, onPage, inList, isPart }: CopyAnswerParts): string {
  const { yes, unknown, substantive, areSeveritiesStated } = inList ?? onPage
  const subject = isPart && inList === null ? `On this page, your ${copy}` : `Your ${copy}`
  if (yes === 0) return `${subject}: no errata${unknown > 0 ? ' are known to apply' : ''}.`
  const count = `${subject}: ${errata(yes)}`
  if (substantive === 0) {
    if (!areSeveritiesStated) return `${count}.`
    return `${count}, ${yes === 1 ? 'and it does not affect' : 'none of which affects'} the content.`
  }
  if (substantive === yes)
    return yes === 1 ? `${count}, and it affects the content.` : `${count}, all of which affect the content.`
  const least = areSeveritiesStated ? '' : 'at least '
  return `${count}, ${least}${substantive} of them affect${substantive === 1 ? 's' : ''} the content.`
}

function sayMore({ kind, onPage, inList }: CopyAnswerParts): string[] {
  const { yes, unconfirmed, correctedInEbook } = inList ?? onPage
  return [
    unconfirmed > 0 ? `${unconfirmed} ${unconfirmed === 1 ? 'is' : 'are'} still being checked.` : '',
    inList === null ? '' : sayOnPage(onPage.yes, inList.yes),
    onPage.unknown === 0
      ? ''
      : kind === 'ebook'
        ? `Also shown: ${onPage.unknown} that may or may not be in the e-book.`
        : `Also shown: ${onPage.unknown} whose printings are not known.`,
    correctedInEbook > 0
      ? `${correctedInEbook}${yes === 0 ? '' : ' more'} ${correctedInEbook === 1 ? 'has' : 'have'} been corrected in the latest file.`
      : '',
  ].filter((sentence) => sentence !== '')
}

function sayOnPage(onPage: number, inList: number): string {
  if (inList === 0) return ''
  if (inList === 1) return `It is on ${onPage === 1 ? 'this' : 'another'} page.`
  return `${onPage} of them ${onPage === 1 ? 'is' : 'are'} on this page.`
}
