'use client'

import { useDocumentTitle, useTranslation } from '@payloadcms/ui'
import { useLayoutEffect } from 'react'

/** Draws nothing: names a document without a title "(untitled)", as lists do, where Payload's form has "[Untitled]". */
export function DocumentName() {
  const { title, setDocumentTitle } = useDocumentTitle()
  const { t } = useTranslation()
  const untitled = t('general:untitled')
  // The brackets are Payload's own; before the paint, so that they are never seen.
  useLayoutEffect(() => {
    if (title === `[${untitled}]`) setDocumentTitle(`(${untitled})`)
  }, [title, untitled, setDocumentTitle])
  return null
}
