import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SiteChange } from '../../content/publishing.ts'
import { openPublication, type Publication } from '../../site/publisher/publication.ts'
import { publishOnce, type PublishOutcome } from '../../site/publisher/publishOnce.ts'
import { createPublishSteps } from '../../site/publisher/publishSteps.ts'
import { openSearch } from '../../site/publisher/search/openSearch.ts'
import { createPagefindService, type PagefindService } from '../../site/publisher/search/pagefindService.ts'
import { createSiteRenderer } from '../../site/renderSite.ts'
import { createSiteServer } from '../../site/server/siteServer.ts'
import { openCmsStandIn, type CmsStandIn } from './cmsStandIn.ts'
import { describePreviews } from '../site/renderFixture.ts'
import type { Snapshot } from './wholeSite.ts'

/** A site that is published with its search, by the publisher's own steps, and served in this process. */
export type SearchableSite = {
  url: string
  siteDir: string
  cms: CmsStandIn
  publication: Publication
  /** The lines of the publisher's log. */
  lines: string[]
  /** Publishes what the CMS has now; `changes`: the rows that the build is to bring to readers. */
  publish: (changes?: readonly SiteChange[]) => Promise<PublishOutcome>
  close: () => Promise<void>
}

/** Pagefind that is waited for as long as it takes: on a busy machine a publish would go on without an index. */
export function createPatientService(): PagefindService {
  const service = createPagefindService()
  return { ...service, index: (lists) => service.index(lists, { patienceMs: 60_000 }) }
}

export async function openSearchableSite({
  content,
  service = createPatientService(),
}: {
  content: Snapshot | null
  service?: PagefindService
}): Promise<SearchableSite> {
  const dataDir = mkdtempSync(join(tmpdir(), 'okuzuke-search-'))
  const [siteDir, publisherDir] = [join(dataDir, 'site'), join(dataDir, 'publisher')]
  const workDir = join(siteDir, 'building/000001')
  mkdirSync(workDir, { recursive: true })
  const cms = await openCmsStandIn()
  if (content !== null) cms.publish((snapshot) => void Object.assign(snapshot, content))
  const lines: string[] = []
  const log = (line: string) => void lines.push(line)
  const server = createSiteServer({ siteDir, log })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { search, problems } = await openSearch({ log, service })
  const programVersion = `tests ${search === null}`
  const renderer = createSiteRenderer({
    programVersion,
    search: search?.engine ?? null,
    drawPreviews: describePreviews,
  })
  const settings = { siteDir, publisherDir, cmsUrl: cms.url, publisherApiKey: cms.key }
  const publication = await openPublication({
    steps: createPublishSteps({ settings, renderer, search }),
    ...{ siteDir, publisherDir, programVersion, log },
    siteUrl: url,
    standing: problems,
  })
  return {
    ...{ url, siteDir, cms, publication, lines },
    publish: (changes = []) =>
      publishOnce({ publication, workDir, changes, signal: new AbortController().signal, log }),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await cms.close()
      await search?.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
