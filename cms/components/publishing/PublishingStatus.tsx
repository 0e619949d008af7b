import type { ServerProps } from 'payload'
import { panelLanguage } from '../../words.ts'
import { PublishingStatusLine } from './PublishingStatusLine.tsx'
import { readPublishingStatus } from '../../publishing/publishingStatus.ts'

/** The line above the dashboard: whether readers see what was published. Read on the server, then polled in the browser. */
export async function PublishingStatus({ payload, i18n }: ServerProps) {
  const status = await readPublishingStatus(payload, new Date())
  return (
    <PublishingStatusLine
      apiRoute={payload.config.routes.api}
      adminRoute={payload.config.routes.admin}
      initialStatus={status}
      language={panelLanguage({ i18n })}
    />
  )
}
