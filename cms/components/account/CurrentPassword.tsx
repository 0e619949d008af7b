'use client'

import {
  FieldDescription,
  FieldError,
  FieldLabel,
  useAuth,
  useDocumentInfo,
  useField,
  useFormFields,
  useTranslation,
} from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import { useCallback } from 'react'
import { currentPasswordWords } from '../../log-in/currentPasswordWords.ts'
import { panelLanguage } from '../../words.ts'
import { usePasswordFieldsKept } from './usePasswordFieldsKept.ts'

/** In the form of one's own account: the password that one has now. Nothing in the form of somebody else. */
export function CurrentPassword({ path, field: { label, admin } }: TextFieldClientProps) {
  const { user } = useAuth()
  const { id, collectionSlug } = useDocumentInfo()
  const { i18n } = useTranslation()
  const isOwn = collectionSlug === 'users' && user !== null && user !== undefined && user.id === id
  const missing = currentPasswordWords.missing[panelLanguage({ i18n })]
  // Asked before the form is sent. By the value, because the state that comes with any refusal has the field itself for a moment.
  const isChangingPassword = useFormFields(([fields]) => Boolean(fields?.password?.value))
  const validate = useCallback(
    (value: unknown) => !isOwn || !isChangingPassword || Boolean(value) || missing,
    [isOwn, isChangingPassword, missing],
  )
  const { value = '', setValue, showError } = useField<string>({ potentiallyStalePath: path, validate })
  usePasswordFieldsKept(isOwn && isChangingPassword)
  if (!isOwn) return null
  return (
    <div className={`field-type text${showError ? ' error' : ''}`}>
      <FieldLabel label={label} path={path} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <input
          id={`field-${path}`}
          type="password"
          name={path}
          autoComplete="current-password"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </div>
      <FieldDescription description={admin?.description} path={path} />
    </div>
  )
}
