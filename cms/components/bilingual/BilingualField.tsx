'use client'

import { getTranslation } from '@payloadcms/translations'
import { GroupField, useTranslation } from '@payloadcms/ui'
import type { GroupFieldClientComponent } from 'payload'

/** Payload's group, named for those who hear the form: its inputs are called "Japanese" and "English" alone. */
export const BilingualField: GroupFieldClientComponent = (props) => {
  const { i18n } = useTranslation()
  const { label } = props.field
  return (
    <div role="group" aria-label={label ? getTranslation(label, i18n) : undefined}>
      <GroupField {...props} />
    </div>
  )
}
