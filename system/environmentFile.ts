import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnvFile } from 'node:process'
import { repositoryRoot } from './settings.ts'

/** Reads the file `.env` beside package.json, if there is one. What is set already stays. */
export function readEnvironmentFile(path: string = join(repositoryRoot, '.env')): void {
  if (existsSync(path)) loadEnvFile(path)
}
