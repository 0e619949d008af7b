import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildRelease } from '../../site/publisher/release/buildRelease.ts'
import { readCurrent, readManifest } from '../../site/publisher/release/releaseManifest.ts'
import { switchRelease } from '../../site/publisher/release/switchRelease.ts'

/** Makes these files the live release, as the publisher does, but without its checks. Gives the release's id. */
export async function makeLive(siteDir: string, files: Record<string, string | Uint8Array>): Promise<string> {
  const workDir = join(siteDir, 'building/000001')
  mkdirSync(workDir, { recursive: true })
  const current = await readCurrent(siteDir)
  const live = current === null ? null : await readManifest(join(siteDir, 'releases', current))
  const rendered = {
    files: Object.entries(files).map(([path, content]) => ({ path, content })),
    copies: [],
    redirects: [],
    pages: 1,
    problems: [],
  }
  const built = await buildRelease({ siteDir, workDir, rendered, live })
  if (built === null) return live?.id ?? ''
  await switchRelease({ siteDir, workDir, built })
  return built.manifest.id
}
