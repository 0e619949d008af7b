import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { readPublisherSettings } from '../system/settings.ts'
import { startStaticServer } from '../tests/helpers/staticServerProcess.ts'
import { buildOnce } from './buildOnce.ts'

/**
 * Publishes what a CMS has into `folder`, and serves it with the static server of production, in a process of its own. `close` ends that
 * and removes the folder.
 */
export async function servePublished({
  folder,
  cms,
}: {
  folder: string
  cms: { url: string; key: string }
}): Promise<{ url: string; close: () => Promise<void> }> {
  const dataDir = join(folder, 'data')
  await buildOnce(
    readPublisherSettings({
      DATA_DIR: dataDir,
      CMS_URL: cms.url,
      SITE_URL: 'https://books.example.org',
      PUBLISHER_API_KEY: cms.key,
    }),
  )
  const server = await startStaticServer({ dataDir })
  return {
    url: `http://127.0.0.1:${server.port}`,
    close: async () => {
      server.kill('SIGKILL')
      await server.ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
