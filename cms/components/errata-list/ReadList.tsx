'use client'

import { Button } from '@payloadcms/ui'
import type { Locale } from '../../../content/locale.ts'
import type { Macros } from '../../../content/macros.ts'
import type { ReadListAnswer } from '../../import/pasted-list/listMessages.ts'
import { ListRow } from './ListRow.tsx'
import { PassedOverLines } from './PassedOverLines.tsx'
import { type Row, findFieldProblems, mustBeChecked } from './rows.ts'
import { words } from './words.ts'

/** What was read of a list: its errata, the lines that were passed over, and the button that imports. */
export function ReadList({
  list,
  rows,
  macros,
  language,
  isImporting,
  onChange,
  onImport,
}: {
  list: ReadListAnswer
  rows: Row[]
  macros: Macros
  language: Locale
  isImporting: boolean
  onChange: (index: number, row: Row) => void
  onImport: () => void
}) {
  const say = words[language]
  const chosenRows = rows.filter(({ isChosen }) => isChosen)
  const invalidRows = chosenRows.filter(
    ({ draft }) => Object.keys(findFieldProblems(draft.values, { language, say })).length > 0,
  )
  const knownCount = rows.filter(({ isKnown }) => isKnown).length
  const counts = { rows: rows.length, toCheck: rows.filter(mustBeChecked).length, known: knownCount }
  return (
    <section className="errata-list__found">
      <div role="status">
        <h2>{rows.length === 0 ? say.nothing : say.counts(counts)}</h2>
      </div>
      {list.others > 0 && <p>{say.others(list.others)}</p>}
      <ol className="errata-list__rows">
        {rows.map((row, index) => (
          <ListRow
            key={index}
            id={`row-${index}`}
            row={row}
            macros={macros}
            language={language}
            say={say}
            onChange={(changedRow) => onChange(index, changedRow)}
          />
        ))}
      </ol>
      <PassedOverLines lines={list.passedOver} language={language} say={say} />
      {rows.length > knownCount && (
        <footer className="errata-list__take">
          <Button
            margin={false}
            disabled={chosenRows.length === 0 || invalidRows.length > 0 || isImporting}
            onClick={onImport}
          >
            {isImporting ? say.importing : say.importDrafts(chosenRows.length)}
          </Button>
          {invalidRows.length > 0 && (
            <span className="errata-list__problem">{say.fixFirst(invalidRows.length)}</span>
          )}
        </footer>
      )}
    </section>
  )
}
