import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCmsStandIn, type CmsStandIn } from './cmsStandIn.ts'
import { startPublisher, type PublisherProcess } from './startPublisher.ts'

/** A CMS, an empty data folder, and the publishers that a test starts for them, each in a process of its own. */
export type PublisherPlace = {
  cms: CmsStandIn
  dataDir: string
  siteDir: string
  /** Starts a publisher. `cms` is another address for the same CMS: a proxy. `wrap` puts another program before node. */
  start: (options?: {
    cms?: Pick<CmsStandIn, 'url' | 'key'>
    env?: Record<string, string>
    wrap?: string[]
  }) => PublisherProcess
  /** Kills every publisher that still runs, also a suspended one, and removes the folder. */
  close: () => Promise<void>
}

export async function openPublisherPlace(): Promise<PublisherPlace> {
  const cms = await openCmsStandIn()
  const dataDir = mkdtempSync(join(tmpdir(), 'okuzuke-publisher-'))
  const publishers: PublisherProcess[] = []
  return {
    cms,
    dataDir,
    siteDir: join(dataDir, 'site'),
    start: (options = {}) => {
      const publisher = startPublisher({ cms, dataDir, ...options })
      publishers.push(publisher)
      return publisher
    },
    close: async () => {
      for (const publisher of publishers) {
        publisher.kill('SIGCONT')
        publisher.kill('SIGKILL')
      }
      await Promise.all(publishers.map((publisher) => publisher.ended))
      await cms.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
