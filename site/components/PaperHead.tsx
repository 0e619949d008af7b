import type { Strings } from '../i18n/strings.ts'
import type { Paper } from '../page-models/paper.ts'
import type { QrCode as QrCodeDrawing } from '../page-models/qrCode.ts'
import { QrCode } from './QrCode.tsx'
import { Text } from './Text.tsx'

/**
 * What a printed list says of itself, and a screen does not: the book, the address, the day. The script writes the day.
 */
export function PaperHead({
  paper: { authors, publisher, part, isbns, address, code },
  notice,
  t,
}: {
  paper: Paper
  /** That a part of the page is not translated; null where all is. */
  notice: string | null
  t: Strings
}) {
  return (
    <div class="paper-head">
      <PaperCode code={code} t={t} />
      <p class="paper-facts">
        {authors.length > 0 && (
          <span>
            {authors.map((author, index) => [index > 0 && t.listSeparator, <Text text={author} />])}
            {t.paper.authorsEnd}
          </span>
        )}
        {publisher && (
          <span>
            <Text text={publisher} />
          </span>
        )}
        {isbns.map(({ name, words }) => (
          <span>
            {name} {words}
          </span>
        ))}
      </p>
      <p class="paper-facts">
        <span>
          {t.paper.latestAt} <span class="paper-address">{address}</span>
        </span>
        <span data-print-day hidden>
          {t.paper.printedOn} <span></span>
        </span>
      </p>
      {part !== null && <p class="paper-part">{t.paper.ofPart(part)}</p>}
      {notice !== null && <p class="paper-part">{notice}</p>}
      <p class="paper-how">{t.paper.cutAndPaste}</p>
    </div>
  )
}

/** The code that opens the list; with `copy`, for that copy: it is shown where that one is chosen (MyCopy). */
export function PaperCode({ code, copy, t }: { code: QrCodeDrawing; copy?: string; t: Strings }) {
  return (
    <span class="paper-code" data-copy={copy}>
      <QrCode code={code} words={t.paper.codeFor} />
    </span>
  )
}
