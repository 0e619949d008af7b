'use client'

import { FieldDescription, FieldError, FieldLabel, useAuth, useDocumentInfo, useField } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'

/** In the form of one's own account: the password that one has now. Nothing in the form of somebody else. */
export function CurrentPassword({ path, field: { label, admin } }: TextFieldClientProps) {
  const { user } = useAuth()
  const { id, collectionSlug } = useDocumentInfo()
  const { value = '', setValue, showError } = useField<string>({ potentiallyStalePath: path })
  const isOwn = collectionSlug === 'users' && user !== null && user !== undefined && user.id === id
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
