import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSiteServer } from '../../site/server/siteServer.ts'
import { makeLive } from './makeLive.ts'

/** A site with these files, served in this process. */
export type ServedSite = {
  port: number
  siteDir: string
  /** The lines of the server's log. */
  lines: string[]
  close: () => Promise<void>
}

/** Makes the files live in a folder of its own and serves them on a free port, with the server's options. */
export async function serveSite(
  files: Record<string, string | Uint8Array>,
  options: Omit<Parameters<typeof createSiteServer>[0], 'siteDir' | 'log'> = {},
): Promise<ServedSite> {
  const dataDir = mkdtempSync(join(tmpdir(), 'okuzuke-served-'))
  const siteDir = join(dataDir, 'site')
  await makeLive(siteDir, files)
  const lines: string[] = []
  const server = createSiteServer({ siteDir, log: (line) => lines.push(line), ...options })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { port, siteDir, lines, close }
}
