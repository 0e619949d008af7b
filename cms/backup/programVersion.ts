import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { repositoryRoot } from '../../system/settings.ts'

/** The version of Okuzuke: package.json's. */
export function programVersion(): string {
  const text = readFileSync(join(repositoryRoot, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
