'use client'

import { useDocumentTitle, useTranslation } from '@payloadcms/ui'
import { useEffect } from 'react'

/** Draws nothing: names a document without a title "(untitled)", as lists do, where Payload's form has "[Untitled]". */
export function DocumentName() {
  const { title, setDocumentTitle } = useDocumentTitle()
  const { t } = useTranslation()
  const untitled = t('general:untitled')
  useEffect(() => {
    if (title !== `[${untitled}]`) return
    // The brackets are Payload's own. A frame later, because its provider, which is around this, writes the title in an effect too.
    const frame = requestAnimationFrame(() => setDocumentTitle(`(${untitled})`))
    return () => cancelAnimationFrame(frame)
  }, [title, untitled, setDocumentTitle])
  return null
}
