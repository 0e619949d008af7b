import type { ReleaseReport } from '../content/publishing.ts'
import { createPublishSteps, type PublishSteps } from '../site/publisher/publishSteps.ts'
import { runPublisher } from '../site/publisher/runPublisher.ts'
import { openSearch } from '../site/publisher/search/openSearch.ts'
import { createSiteRenderer } from '../site/renderSite.ts'
import type { PublisherSettings } from '../system/settings.ts'

/** `live`: the moment, of performance.now(), from which readers had it. */
type Built = { live: number; report: ReleaseReport }

/** Publishes all that a CMS has, once, in this process, as the publisher does: with the search. */
export async function buildOnce(settings: PublisherSettings): Promise<Built> {
  const log = (line: string) => console.log(line)
  const { search, problems } = await openSearch({ log })
  if (search === null) throw new Error(problems.map(({ message }) => message.en).join(' '))
  const stop = new AbortController()
  let built: Built | null = null
  let live = 0
  const renderer = createSiteRenderer({ programVersion: 'bench', search: search.engine })
  const real = createPublishSteps({ settings, renderer, search })
  const steps: PublishSteps = {
    ...real,
    switchRelease: async (options) => {
      await real.switchRelease(options)
      live = performance.now()
    },
    sendReport: async (report) => {
      await real.sendReport(report)
      if (report.outcome === 'live') built = { live, report }
      stop.abort()
    },
  }
  await runPublisher({
    ...settings,
    ...{ steps, programVersion: 'bench', signal: stop.signal, log },
  }).finally(search.close)
  if (built === null) throw new Error('The site could not be built: the publisher says why above.')
  return built
}
