'use client'

import { PublishButton as PayloadPublishButton, useDocumentInfo, useTranslation } from '@payloadcms/ui'

/** Payload's button, which says "publish changes" of what was never published, too. */
export function PublishButton() {
  const { hasPublishedDoc } = useDocumentInfo()
  const { t } = useTranslation()
  return <PayloadPublishButton label={hasPublishedDoc ? t('version:publishChanges') : t('version:publish')} />
}
