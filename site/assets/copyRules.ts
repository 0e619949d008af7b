import { locales } from '../../content/locale.ts'
import { strings } from '../i18n/strings.ts'

/** Later printings have no rules: they are chosen with JavaScript alone (styles/myCopy.css: `.needs-script`). */
export const lastPrintingInRules = 40

const printings = Array.from({ length: lastPrintingInRules }, (_nothing, index) => String(index + 1))

const chosen = (key: string) => `main:has(#copy-${key}:checked)`

/**
 * The style sheet of the choice of a copy where no script takes part: `:has()` finds the chosen radio, shows what belongs to it
 * (`data-copy`), and hides the errata, and the pages of the book, that do not apply (`data-copies`: site/page-models/myCopy.ts).
 * Browsers without `:has()` or `(scripting: none)` show all. A link to an erratum, or to a page of the book, shows it.
 */
export function createCopyRules(): string {
  const rules = [...printings, 'ebook'].flatMap((key) => {
    const notOfIt = `[data-copies]:not([data-copies~='${key}'],[data-copies~='${key === 'ebook' ? 'ebook?' : '?'}']`
    return [
      `${chosen(key)}:not(:has([data-copy='${key}'] :checked)) ${notOfIt},:has(:target),:has(>:is(h2,h3):target) *){display:none}`,
      `${chosen(key)} .erratum${notOfIt}){--copy-mark:var(--not-yours)}`,
    ]
  })
  const shown = [...printings, 'ebook', 'help'].map(
    (key) => `.my-copy:has(#copy-${key}:checked) [data-copy='${key}']`,
  )
  const unknown = [
    `main:has([name=copy]:checked:not(#copy-all,#copy-help,#copy-ebook)) .erratum[data-copies~='?']`,
    `${chosen('ebook')} .erratum[data-copies~='ebook?']`,
  ]
  const withoutScript = [
    ...rules,
    `${shown.join()}{display:revert}`,
    `${unknown.join()}{--copy-mark:var(--maybe-yours)}`,
  ]
  // With a script, `:has()` would be looked at again after each change of a long list.
  return `@media (scripting:none){${withoutScript.join('')}}`
}

/** The words of the marks on errata that a choice does not hide, for every style sheet that sets one. */
export function createCopyWords(): string {
  return locales
    .map((locale) => {
      const { notYours, maybeYours } = strings[locale].copy
      return `html[lang='${locale}']{--not-yours:${quote(notYours)};--maybe-yours:${quote(maybeYours)}}`
    })
    .join('')
}

// A string of JSON is one of CSS, as long as no sign of it needs an escape.
const quote = (words: string) => JSON.stringify(words)
