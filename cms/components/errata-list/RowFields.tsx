'use client'

import { TextareaInput } from '@payloadcms/ui'
import { type RowFieldsProps, emptyToNull } from './fieldValues.ts'
import { PlaceFields } from './PlaceFields.tsx'
import { chooseLanguage } from './rows.ts'

/** The fields of one erratum of the list, as the form of an erratum has them. */
export function RowFields(props: RowFieldsProps) {
  return (
    <div className="errata-list__fields">
      <PlaceFields {...props} />
      <Quotation {...props} name="original" />
      <Quotation {...props} name="correction" />
      <Remark {...props} name="instruction" />
      <Remark {...props} name="note" />
    </div>
  )
}

function Quotation({
  id,
  values,
  say,
  onChange,
  name,
}: RowFieldsProps & { name: 'original' | 'correction' }) {
  return (
    <TextareaInput
      path={`${id}.${name}`}
      label={say[name]}
      rows={2}
      value={values[name] ?? ''}
      onChange={(event) => onChange({ [name]: emptyToNull(event.target.value) })}
    />
  )
}

function Remark({
  id,
  values,
  language,
  say,
  onChange,
  name,
}: RowFieldsProps & { name: 'instruction' | 'note' }) {
  const textLanguage = chooseLanguage(values[name], language)
  return (
    <TextareaInput
      path={`${id}.${name}`}
      label={`${say[name]} — ${textLanguage}`}
      rows={2}
      value={values[name][textLanguage] ?? ''}
      onChange={(event) =>
        onChange({ [name]: { ...values[name], [textLanguage]: emptyToNull(event.target.value) } })
      }
    />
  )
}
