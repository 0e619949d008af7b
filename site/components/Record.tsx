import type { BookRecord, RecordLine } from '../page-models/bookRecord.ts'
import type { Strings } from '../i18n/strings.ts'
import { Day } from './Day.tsx'
import { Text } from './Text.tsx'

/** The record of the edition: a list of names and values. */
export function Record({ record, t }: { record: BookRecord; t: Strings }) {
  return (
    <dl class="record">
      {record.lines.map((line) => (
        <div>
          <dt>{line.name}</dt>
          <dd>
            <Value line={line} t={t} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Value({ line, t }: { line: RecordLine; t: Strings }) {
  switch (line.kind) {
    case 'words':
      return <>{line.words}</>
    case 'date':
      return <Day date={line.date} />
    case 'link':
      return (
        <a href={line.href}>
          <Text text={line.text} />
        </a>
      )
    case 'texts':
      return <>{line.texts.map((text, index) => [index > 0 && t.listSeparator, <Text text={text} />])}</>
  }
}

/** The printings of the edition: number, date, note. */
export function Printings({ printings }: { printings: BookRecord['printings'] }) {
  return (
    <ol class="printings">
      {printings.map((printing) => (
        <li>
          <b>{printing.words}</b> {printing.date && <Day date={printing.date} />}{' '}
          {printing.errata && (
            <a class="printing-errata" href={printing.errata.href}>
              <span class="visually-hidden">{printing.words}: </span>
              {printing.errata.words}
            </a>
          )}
          {printing.note && (
            <span class="printing-note">
              <Text text={printing.note} />
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
