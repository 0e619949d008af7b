'use client'

import { Button, CheckboxInput } from '@payloadcms/ui'
import { useState } from 'react'
import { describeLatexProblem } from '../../../content/describeLatexProblem.ts'
import { findMixedTextProblems } from '../../../content/latex.ts'
import type { Locale } from '../../../content/locale.ts'
import { describeLocator } from '../../../content/locator.ts'
import { describePrintings } from '../../../content/describePrintings.ts'
import { parsePrintings } from '../../../content/printings.ts'
import { DrawnText } from '../text/DrawnText.tsx'
import { RowFields } from './RowFields.tsx'
import { type Row, fieldProblems, languageOf, withProposal, withValues } from './rows.ts'
import type { Words } from './words.ts'

/** One entry of the list: the line as it was pasted, what was understood of it as readers will see it, and what to look at. */
export function ListRow({
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
  const [isOpen, setIsOpen] = useState(false)
  const { draft, isKnown, isTaken, isSettled } = row
  const { values, source, heads, flags } = draft
  const mustLook = flags.length > 0 && !isSettled && !isKnown
  const isRefused = Object.keys(fieldProblems(values, { language, say })).length > 0
  const state = isKnown ? 'known' : mustLook ? 'doubtful' : 'fine'
  return (
    <li className={`errata-list__row errata-list__row--${state}`}>
      <header className="errata-list__head">
        {!isKnown && (
          <CheckboxInput
            id={`${id}-take`}
            name={`${id}-take`}
            label={say.take}
            checked={isTaken}
            onToggle={() => onChange({ ...row, isTaken: !isTaken })}
          />
        )}
        <strong className="errata-list__place">{describeLocator(values, language) || say.noPlace}</strong>
        {isKnown && <span className="errata-list__badge">{say.known}</span>}
        {mustLook && <span className="errata-list__badge errata-list__badge--doubtful">{say.toCheck}</span>}
        {flags.length > 0 && isSettled && <span className="errata-list__badge">{say.settled}</span>}
      </header>
      <p className="errata-list__source">
        {[...heads, source].map((lines) => (
          <span key={`${lines.from}-${lines.to}`}>
            <span className="errata-list__line">{say.line(lines.from, lines.to)}</span>{' '}
            <code>{lines.text.trim()}</code>
          </span>
        ))}
      </p>
      <Understood row={row} language={language} say={say} />
      {!isKnown && flags.length > 0 && (
        <div className="errata-list__flags">
          <ul>
            {flags.map((flag, index) => (
              <li key={index}>
                {flag.reason[language]}
                {flag.proposal !== null && (
                  <span className="errata-list__proposal">
                    <span>
                      {say.proposal}: <DrawnText text={flag.proposal} />
                    </span>
                    <code>{flag.proposal}</code>
                    {withProposal(row, flag) !== null && (
                      <Button
                        buttonStyle="secondary"
                        size="small"
                        margin={false}
                        onClick={() => onChange(withProposal(row, flag) ?? row)}
                      >
                        {say.useProposal}
                      </Button>
                    )}
                  </span>
                )}
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
      )}
      {!isKnown && (
        <Button
          buttonStyle="secondary"
          size="small"
          margin={false}
          aria-expanded={isOpen || isRefused}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen || isRefused ? say.done : say.edit}
        </Button>
      )}
      {!isKnown && (isOpen || isRefused) && (
        <RowFields
          id={id}
          values={values}
          language={language}
          say={say}
          onChange={(change) => onChange(withValues(row, change))}
        />
      )}
    </li>
  )
}

function Understood({ row, language, say }: { row: Row; language: Locale; say: Words }) {
  const { values } = row.draft
  const { original, correction, instruction, note, printings } = values
  const remarks = [instruction[languageOf(instruction, language)], note[languageOf(note, language)]]
  const set = printings === null ? null : parsePrintings(printings)
  const problems = correction === null ? [] : findMixedTextProblems(correction)
  return (
    <>
      <dl className="errata-list__words">
        {original !== null && (
          <div className="errata-list__wrong">
            <dt>{say.original}</dt>
            <dd>
              <DrawnText text={original} />
            </dd>
          </div>
        )}
        {correction !== null && (
          <div className="errata-list__right">
            <dt>{say.correction}</dt>
            <dd>
              <DrawnText text={correction} />
            </dd>
          </div>
        )}
      </dl>
      {problems.length > 0 && (
        <p className="errata-list__problem">
          {problems.map((problem) => describeLatexProblem(problem, language)).join(' ')}
        </p>
      )}
      {correction === null && instruction.ja === null && instruction.en === null && (
        <p className="errata-list__problem">{say.neither}</p>
      )}
      {remarks.map((remark, index) =>
        remark === null ? null : (
          <p key={index} className="errata-list__remark">
            <DrawnText text={remark} />
          </p>
        ),
      )}
      <p className="errata-list__printings">{describePrintings(set?.ok ? set.set : null, language)}</p>
    </>
  )
}
