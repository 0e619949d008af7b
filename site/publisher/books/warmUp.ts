import { toMessage } from '../../../system/toMessage.ts'
import type { Publication } from '../publication.ts'

/** The first render of a process takes several times as long as the next, so one is done before an editor waits for it. */
export async function warmUp({
  publication: { held, steps, siteUrl },
  log,
}: {
  publication: Publication
  log: (line: string) => void
}): Promise<void> {
  try {
    const record = held.records.values().next().value
    const settings = held.shared()?.record.settings
    if (record === undefined || settings === undefined) return
    const part = await held.store.readPart(record.id)
    if (part === null) return
    await steps.renderBook({
      ...{ part, settings, others: held.table, formerSlugs: [], media: new Map() },
      baseUrl: settings.baseUrl ?? siteUrl,
      deadLinks: new Set(),
      previousKeys: new Map(),
      previousPieces: () => new Map(),
      emit: async () => {},
    })
  } catch (error) {
    // The first build reports the same error to editors.
    log(`Nothing was rendered ahead: ${toMessage(error)}`)
  }
}
