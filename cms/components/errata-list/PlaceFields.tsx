'use client'

import { SelectInput, TextInput } from '@payloadcms/ui'
import { itemKinds } from '../../../content/locator.ts'
import { itemKindLabels } from '../../collections/errata/itemKindLabels.ts'
import {
  type RowFieldsProps,
  emptyToNull,
  noItem,
  optionValue,
  toLineNumber,
  withItem,
} from './fieldValues.ts'
import { chooseLanguage, findFieldProblems } from './rows.ts'

type InputEvent = { target: { value: string } }

/** The fields for the place of an erratum and its printings. */
export function PlaceFields(props: RowFieldsProps) {
  const { id, values, language, say, onChange } = props
  const problem = findFieldProblems(values, { language, say }).line
  return (
    <div className="errata-list__place-fields">
      <CheckedText {...props} name="page" />
      <TextInput
        path={`${id}.line`}
        label={say.lineNumber}
        value={values.line === null || Number.isNaN(values.line) ? '' : String(values.line)}
        showError={problem !== undefined}
        Error={<FieldProblem problem={problem} />}
        onChange={(event: InputEvent) => onChange({ line: toLineNumber(event.target.value) })}
      />
      <SelectInput
        path={`${id}.lineFrom`}
        name={`${id}.lineFrom`}
        label={say.lineFrom}
        isClearable={false}
        options={[
          { value: 'top', label: say.top },
          { value: 'bottom', label: say.bottom },
        ]}
        value={values.lineFrom}
        onChange={(option) => onChange({ lineFrom: optionValue(option) === 'bottom' ? 'bottom' : 'top' })}
      />
      <CheckedText {...props} name="printings" />
      <ItemFields {...props} />
    </div>
  )
}

function CheckedText({
  id,
  values,
  language,
  say,
  onChange,
  name,
}: RowFieldsProps & { name: 'page' | 'printings' }) {
  const problem = findFieldProblems(values, { language, say })[name]
  return (
    <TextInput
      path={`${id}.${name}`}
      label={say[name]}
      value={values[name] ?? ''}
      showError={problem !== undefined}
      Error={<FieldProblem problem={problem} />}
      onChange={(event: InputEvent) => onChange({ [name]: emptyToNull(event.target.value) })}
    />
  )
}

function ItemFields({ id, values, language, say, onChange }: RowFieldsProps) {
  const item = values.item ?? noItem
  const partLanguage = chooseLanguage(item.part, language)
  return (
    <>
      <SelectInput
        path={`${id}.kind`}
        name={`${id}.kind`}
        label={say.kind}
        options={itemKinds.map((kind) => ({ value: kind, label: itemKindLabels[kind][language] }))}
        value={values.item === null ? undefined : item.kind}
        onChange={(option) =>
          onChange(
            withItem(item, { kind: itemKinds.find((kind) => kind === optionValue(option)) ?? 'other' }),
          )
        }
      />
      <TextInput
        path={`${id}.label`}
        label={say.label}
        value={item.label ?? ''}
        onChange={(event: InputEvent) => onChange(withItem(item, { label: emptyToNull(event.target.value) }))}
      />
      <TextInput
        path={`${id}.part`}
        label={`${say.part} — ${partLanguage}`}
        value={item.part[partLanguage] ?? ''}
        onChange={(event: InputEvent) =>
          onChange(
            withItem(item, { part: { ...item.part, [partLanguage]: emptyToNull(event.target.value) } }),
          )
        }
      />
    </>
  )
}

function FieldProblem({ problem }: { problem: string | undefined }) {
  return problem === undefined ? null : (
    <p className="errata-list__problem" role="alert">
      {problem}
    </p>
  )
}
