'use client'

import { SelectInput, TextareaInput, TextInput } from '@payloadcms/ui'
import { itemKinds, type LocatorItem } from '../../../content/locator.ts'
import type { Locale } from '../../../content/locale.ts'
import { itemKindLabels } from '../../collections/errata/itemKindLabels.ts'
import type { ErratumValues } from '../../import/support-page/importedBook.ts'
import { fieldProblems, languageOf } from './rows.ts'
import type { Words } from './words.ts'

const noItem: LocatorItem = { kind: 'other', label: null, part: { ja: null, en: null } }
const orNull = (text: string): string | null => (text.trim() === '' ? null : text)

/** The fields of one erratum of the list, as the form of an erratum has them. `id` tells the rows' fields apart. */
export function RowFields({
  id,
  values,
  language,
  say,
  onChange,
}: {
  id: string
  values: ErratumValues
  language: Locale
  say: Words
  onChange: (change: Partial<ErratumValues>) => void
}) {
  const problems = fieldProblems(values, { language, say })
  const item = values.item ?? noItem
  const setItem = (change: Partial<LocatorItem>) => {
    const next = { ...item, ...change }
    const isEmpty = next.kind === 'other' && next.label === null && !next.part.ja && !next.part.en
    onChange({ item: isEmpty ? null : next })
  }
  const partLanguage = languageOf(item.part, language)
  const text = (name: 'page' | 'printings', label: string) => (
    <TextInput
      path={`${id}.${name}`}
      label={label}
      value={values[name] ?? ''}
      showError={problems[name] !== undefined}
      Error={<FieldProblem problem={problems[name]} />}
      onChange={(event: { target: { value: string } }) => onChange({ [name]: orNull(event.target.value) })}
    />
  )
  const quotation = (name: 'original' | 'correction', label: string) => (
    <TextareaInput
      path={`${id}.${name}`}
      label={label}
      rows={2}
      value={values[name] ?? ''}
      onChange={(event) => onChange({ [name]: orNull(event.target.value) })}
    />
  )
  const remark = (name: 'instruction' | 'note', label: string) => {
    const written = languageOf(values[name], language)
    return (
      <TextareaInput
        path={`${id}.${name}`}
        label={`${label} — ${written}`}
        rows={2}
        value={values[name][written] ?? ''}
        onChange={(event) => onChange({ [name]: { ...values[name], [written]: orNull(event.target.value) } })}
      />
    )
  }
  return (
    <div className="errata-list__fields">
      <div className="errata-list__place-fields">
        {text('page', say.page)}
        <TextInput
          path={`${id}.line`}
          label={say.lineNumber}
          value={values.line === null || Number.isNaN(values.line) ? '' : String(values.line)}
          showError={problems.line !== undefined}
          Error={<FieldProblem problem={problems.line} />}
          onChange={(event: { target: { value: string } }) =>
            onChange({ line: toNumber(event.target.value) })
          }
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
          onChange={(option) => onChange({ lineFrom: chosen(option) === 'bottom' ? 'bottom' : 'top' })}
        />
        {text('printings', say.printings)}
        <SelectInput
          path={`${id}.kind`}
          name={`${id}.kind`}
          label={say.kind}
          options={itemKinds.map((kind) => ({ value: kind, label: itemKindLabels[kind][language] }))}
          value={values.item === null ? undefined : item.kind}
          onChange={(option) =>
            setItem({ kind: itemKinds.find((kind) => kind === chosen(option)) ?? 'other' })
          }
        />
        <TextInput
          path={`${id}.label`}
          label={say.label}
          value={item.label ?? ''}
          onChange={(event: { target: { value: string } }) => setItem({ label: orNull(event.target.value) })}
        />
        <TextInput
          path={`${id}.part`}
          label={`${say.part} — ${partLanguage}`}
          value={item.part[partLanguage] ?? ''}
          onChange={(event: { target: { value: string } }) =>
            setItem({ part: { ...item.part, [partLanguage]: orNull(event.target.value) } })
          }
        />
      </div>
      {quotation('original', say.original)}
      {quotation('correction', say.correction)}
      {remark('instruction', say.instruction)}
      {remark('note', say.note)}
    </div>
  )
}

function FieldProblem({ problem }: { problem: string | undefined }) {
  return problem === undefined ? null : (
    <p className="errata-list__problem" role="alert">
      {problem}
    </p>
  )
}

function toNumber(text: string): number | null {
  const digits = text.normalize('NFKC').trim()
  return digits === '' ? null : /^\d+$/.test(digits) ? Number(digits) : 0
}

function chosen(option: unknown): unknown {
  return typeof option === 'object' && option !== null && 'value' in option ? option.value : null
}
