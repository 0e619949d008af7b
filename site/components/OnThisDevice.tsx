import type { Strings } from '../i18n/strings.ts'
import type { ErrataPage } from '../page-models/errataPage.ts'

type Device = ErrataPage['device']

/** What is new since the reader's last visit: said by its script (assets/scripts/lastVisit.ts), and hidden where nothing is. */
export function SinceLastVisit({ device: { book, part, isPart }, t }: { device: Device; t: Strings }) {
  const { since } = t.device
  const words = { ...since, lead: isPart ? since.leadOnPart : since.lead, listSeparator: t.listSeparator }
  return (
    <div class="last-visit" data-last-visit={`${book}/${part}`} data-words={JSON.stringify(words)} hidden>
      <p role="status"></p>
      <label>
        <input type="checkbox" /> {since.only}
      </label>
    </div>
  )
}

/** Which errata the reader has marked as done in their book: ticks that stay on the device (assets/scripts/doneInBook.ts). */
export function DoneInBook({ device: { book, isPart }, t }: { device: Device; t: Strings }) {
  const { done } = t.device
  const words = { ...done, count: isPart ? done.countOnPart : done.count }
  return (
    <section
      class="done-in-book"
      aria-labelledby="done-in-book"
      data-done-in-book={book}
      data-words={JSON.stringify(words)}
      hidden
    >
      <h2 id="done-in-book">{done.heading}</h2>
      <p>
        <span data-done-count></span>{' '}
        <label>
          <input type="checkbox" data-done-hide /> {done.hide}
        </label>
      </p>
      <p class="hint">{done.hint}</p>
      <p class="done-files">
        <button type="button" class="plain-button" data-done-save>
          {done.save}
        </button>{' '}
        <label>
          {done.read} <input type="file" class="plain-file" accept=".json,application/json" data-done-read />
        </label>
      </p>
      <p role="status" data-done-status></p>
    </section>
  )
}
