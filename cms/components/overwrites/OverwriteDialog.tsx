'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'
import type { DifferingField, OutdatedSave } from '../../hooks/outdatedSave.ts'
import { type Choices, type Side, countUndecided, presetChoices } from './choices.ts'
import { markDifferences, type Piece } from './markDifferences.ts'
import type { Words } from './words.ts'

/** What the refused save was: one that drafts have, or the save of what has no drafts. */
export type SaveKind = 'draft' | 'published' | 'plain'

/**
 * Both texts of a refused save, side by side, with a choice for each field that differs. It covers the page until one of its three
 * buttons is pressed; the Escape key is "back to the form".
 */
export function OverwriteDialog({
  refusal,
  kind,
  moment,
  say,
  isWorking,
  problem,
  onSave,
  onLoad,
  onBack,
}: {
  refusal: OutdatedSave
  kind: SaveKind
  /** When the newest state was saved, as a reader of the panel's language writes it. */
  moment: string
  say: Words
  isWorking: boolean
  problem: string | null
  onSave: (choices: Choices) => void
  onLoad: () => void
  onBack: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const [choices, setChoices] = useState(() => presetChoices(refusal.fields))
  const undecided = countUndecided(refusal.fields, choices)
  useEffect(() => dialog.current?.showModal(), [])

  const { status, statusBefore, fields } = refusal
  const statusChange =
    status === statusBefore || status === kind
      ? null
      : status === 'published'
        ? say.published
        : status === 'draft' && statusBefore !== null
          ? say.withdrawn
          : null
  return (
    <dialog
      ref={dialog}
      className="overwrites"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault()
        if (!isWorking) onBack()
      }}
    >
      <div className="overwrites__scroll">
        <h2 id={title}>{say.title(refusal, moment)}</h2>
        <p>{say.lead}</p>
        {statusChange && <p className="overwrites__status">{statusChange}</p>}
        <p>{fields.length === 0 ? say.nothingDiffers : say.choose}</p>
        {fields.length > 0 && (
          <ul className="overwrites__fields">
            {fields.map((field) => (
              <Field
                key={field.path}
                field={field}
                refusal={refusal}
                chosen={choices[field.path]}
                choose={(side) => setChoices((before) => ({ ...before, [field.path]: side }))}
                say={say}
              />
            ))}
          </ul>
        )}
      </div>
      <div className="overwrites__foot">
        <p role="status" className={problem ? 'overwrites__problem' : undefined}>
          {problem ?? (isWorking ? say.working : undecided > 0 ? say.undecided(undecided) : '')}
        </p>
        <div className="overwrites__buttons">
          <Button
            type="button"
            margin={false}
            disabled={isWorking || undecided > 0}
            onClick={() => onSave(choices)}
          >
            {say.save[kind]}
          </Button>
          <Button type="button" margin={false} buttonStyle="secondary" disabled={isWorking} onClick={onBack}>
            {say.back}
          </Button>
          <Button type="button" margin={false} buttonStyle="secondary" disabled={isWorking} onClick={onLoad}>
            {say.load}
          </Button>
        </div>
      </div>
    </dialog>
  )
}

function Field({
  field,
  refusal,
  chosen,
  choose,
  say,
}: {
  field: DifferingField
  refusal: OutdatedSave
  chosen: Side | undefined
  choose: (side: Side) => void
  say: Words
}) {
  const name = useId()
  const [theirs, yours] = markDifferences(field.theirs, field.yours)
  const sides = [
    { side: 'theirs', label: say.theirs(refusal), pieces: theirs },
    { side: 'yours', label: say.yours, pieces: yours },
  ] as const
  return (
    <li>
      <fieldset className="overwrites__field">
        <legend>
          <strong>{field.label}</strong>{' '}
          {field.changedBy && (
            <span className={`overwrites__who overwrites__who--${field.changedBy}`}>
              {say.changedBy[field.changedBy]}
            </span>
          )}
        </legend>
        {field.changedBy === 'both' && (
          <p className="overwrites__before">
            {say.before} {field.base || say.empty}
          </p>
        )}
        <div className="overwrites__sides">
          {sides.map(({ side, label, pieces }) => (
            <label key={side} className="overwrites__side" data-side={side}>
              <span className="overwrites__choice">
                <input type="radio" name={name} checked={chosen === side} onChange={() => choose(side)} />
                {label}
              </span>
              <Text pieces={pieces} empty={say.empty} />
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  )
}

function Text({ pieces, empty }: { pieces: readonly Piece[]; empty: string }) {
  if (pieces.length === 0) return <span className="overwrites__text overwrites__text--empty">{empty}</span>
  return (
    <span className="overwrites__text">
      {pieces.map(({ text, differs }, index) =>
        differs ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
      )}
    </span>
  )
}
