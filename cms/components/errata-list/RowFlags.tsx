'use client'

import { Button, CheckboxInput } from '@payloadcms/ui'
import type { Locale } from '../../../content/locale.ts'
import type { Macros } from '../../../content/macros.ts'
import type { Flag } from '../../import/support-page/importedBook.ts'
import { DrawnText } from '../text/DrawnText.tsx'
import { type Row, withProposal } from './rows.ts'
import type { Words } from './words.ts'

/** What to check in a row, with the proposals, and the box by which an editor settles it. */
export function RowFlags({
  row,
  id,
  macros,
  language,
  say,
  onChange,
}: {
  row: Row
  id: string
  macros: Macros
  language: Locale
  say: Words
  onChange: (row: Row) => void
}) {
  const { draft, isSettled } = row
  if (draft.flags.length === 0) return null
  return (
    <div className="errata-list__flags">
      <ul>
        {draft.flags.map((flag, index) => (
          <li key={index}>
            {flag.reason[language]}
            <Proposal row={row} flag={flag} macros={macros} say={say} onChange={onChange} />
          </li>
        ))}
      </ul>
      <CheckboxInput
        id={`${id}-settled`}
        name={`${id}-settled`}
        label={say.settle}
        checked={isSettled}
        onToggle={() => onChange({ ...row, isSettled: !isSettled })}
      />
    </div>
  )
}

function Proposal({
  row,
  flag,
  macros,
  say,
  onChange,
}: {
  row: Row
  flag: Flag
  macros: Macros
  say: Words
  onChange: (row: Row) => void
}) {
  if (flag.proposal === null) return null
  const changedRow = withProposal(row, flag)
  return (
    <span className="errata-list__proposal">
      <span>
        {say.proposal}: <DrawnText text={flag.proposal} macros={macros} />
      </span>
      <code>{flag.proposal}</code>
      {changedRow !== null && (
        <Button buttonStyle="secondary" size="small" margin={false} onClick={() => onChange(changedRow)}>
          {say.useProposal}
        </Button>
      )}
    </span>
  )
}
