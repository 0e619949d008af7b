'use client'

import { Button, CheckboxInput } from '@payloadcms/ui'
import { useState } from 'react'
import type { Locale } from '../../../content/locale.ts'
import { describeLocator } from '../../../content/locator.ts'
import type { Macros } from '../../../content/macros.ts'
import { RowFields } from './RowFields.tsx'
import { RowFlags } from './RowFlags.tsx'
import { RowWords } from './RowWords.tsx'
import { type Row, findFieldProblems, mustBeChecked, withValues } from './rows.ts'
import type { Words } from './words.ts'

/** One row of the list: the line as it was pasted, the erratum as readers will see it, its flags, and its fields. */
export function ListRow({
  row,
  id,
  macros,
  language,
  say,
  onChange,
}: {
  row: Row
  id: string
  /** Those of the book that the list is of. */
  macros: Macros
  language: Locale
  say: Words
  onChange: (row: Row) => void
}) {
  const [isOpen, setIsOpen] = useState(false)
  const { draft, isKnown } = row
  const isInvalid = Object.keys(findFieldProblems(draft.values, { language, say })).length > 0
  const state = isKnown ? 'known' : mustBeChecked(row) ? 'doubtful' : 'fine'
  // A field with a problem stays in sight until it is fixed.
  const showsFields = isOpen || isInvalid
  return (
    <li className={`errata-list__row errata-list__row--${state}`}>
      <RowHead row={row} id={id} language={language} say={say} onChange={onChange} />
      <RowSource row={row} say={say} />
      <RowWords values={draft.values} macros={macros} language={language} say={say} />
      {!isKnown && (
        <>
          <RowFlags row={row} id={id} macros={macros} language={language} say={say} onChange={onChange} />
          <Button
            buttonStyle="secondary"
            size="small"
            margin={false}
            aria-expanded={showsFields}
            onClick={() => setIsOpen(!isOpen)}
          >
            {showsFields ? say.done : say.edit}
          </Button>
          {showsFields && (
            <RowFields
              id={id}
              values={draft.values}
              language={language}
              say={say}
              onChange={(change) => onChange(withValues(row, change))}
            />
          )}
        </>
      )}
    </li>
  )
}

function RowHead({
  row,
  id,
  language,
  say,
  onChange,
}: {
  row: Row
  id: string
  language: Locale
  say: Words
  onChange: (row: Row) => void
}) {
  const { draft, isKnown, isChosen, isSettled } = row
  return (
    <header className="errata-list__head">
      {!isKnown && (
        <CheckboxInput
          id={`${id}-take`}
          name={`${id}-take`}
          label={say.choose}
          checked={isChosen}
          onToggle={() => onChange({ ...row, isChosen: !isChosen })}
        />
      )}
      <strong className="errata-list__place">{describeLocator(draft.values, language) || say.noPlace}</strong>
      {isKnown && <span className="errata-list__badge">{say.known}</span>}
      {mustBeChecked(row) && (
        <span className="errata-list__badge errata-list__badge--doubtful">{say.toCheck}</span>
      )}
      {draft.flags.length > 0 && isSettled && <span className="errata-list__badge">{say.settled}</span>}
    </header>
  )
}

function RowSource({ row, say }: { row: Row; say: Words }) {
  const { heads, source } = row.draft
  return (
    <p className="errata-list__source">
      {[...heads, source].map((lines) => (
        <span key={`${lines.from}-${lines.to}`}>
          <span className="errata-list__line">{say.line(lines.from, lines.to)}</span>{' '}
          <code>{lines.text.trim()}</code>
        </span>
      ))}
    </p>
  )
}
