import type { ContentProblem } from '../../../content/publishing.ts'
import type { PublisherSettings } from '../../../system/settings.ts'
import type { Deliver } from '../publishSteps.ts'
import { createSiteStore } from './siteStore.ts'
import { openWebhook } from './webhook/webhook.ts'

/** How a live release gets to the object store and the webhook of the settings; null where there is neither. */
export async function createDelivery({
  settings: { store, webhook, siteDir, publisherDir },
  signal,
  log,
  onFailure,
}: {
  settings: Pick<PublisherSettings, 'store' | 'webhook' | 'siteDir' | 'publisherDir'>
  signal: AbortSignal
  log: (line: string) => void
  /** Hears that nobody took the notices of the webhook. */
  onFailure: (problem: ContentProblem) => void
}): Promise<Deliver | null> {
  if (store === null && webhook === null) return null
  const siteStore = await createSiteStore({ store, publisherDir, log })
  const hook = webhook === null ? null : await openWebhook({ webhook, publisherDir, signal, log, onFailure })
  return async ({ manifest, baseUrl, signal: ofBuild }) => {
    await siteStore.put({
      release: { siteDir, manifest },
      signal: ofBuild,
      announce: async (changed) => hook?.add({ release: manifest.id, baseUrl, changed }),
    })
  }
}
