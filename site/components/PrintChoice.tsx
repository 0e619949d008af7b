import type { Strings } from '../i18n/strings.ts'

/**
 * How the list is printed: as a sheet, or as slips to paste in. The style sheet for paper asks which radio is checked, so that the
 * browser's own menu prints the same; the button is hidden until its script shows it.
 */
export function PrintChoice({ t: { paper: words } }: { t: Strings }) {
  const kinds = [
    { id: 'print-sheet', words: words.sheet, hint: words.sheetHint },
    { id: 'print-slips', words: words.slips, hint: words.slipsHint },
  ]
  return (
    <section class="print-choice" aria-labelledby="print">
      <h2 id="print" tabIndex={-1}>
        {words.heading}
      </h2>
      <div role="radiogroup" aria-label={words.kinds}>
        {kinds.map((kind, index) => (
          <label for={kind.id}>
            <input type="radio" name="print" id={kind.id} checked={index === 0} />
            <span>
              <b>{kind.words}</b> {kind.hint}
            </span>
          </label>
        ))}
      </div>
      <p class="hint">{words.whatIsPrinted}</p>
      <p>
        <button type="button" class="button" data-print hidden>
          {words.print}
        </button>
        <noscript>{words.withoutScript}</noscript>
      </p>
    </section>
  )
}
