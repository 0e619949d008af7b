import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { repositoryRoot } from './settings.ts'

const Package = z.object({ version: z.string() })

/** Okuzuke's version, as package.json has it: 0.1.0. */
export function readOkuzukeVersion(): string {
  return Package.parse(JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'))).version
}
