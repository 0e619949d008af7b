import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnvFile } from 'node:process'
import { parseEnv } from 'node:util'
import { repositoryRoot } from './settings.ts'

const usualPath = join(repositoryRoot, '.env')

/** Reads the file `.env` beside package.json, if there is one. What is set already stays. */
export function readEnvironmentFile(path: string = usualPath): void {
  if (existsSync(path)) loadEnvFile(path)
}

/**
 * Gives the function that reads the file anew at each call, and gives the whole environment: what the process was started with counts
 * more. Its own environment stays as it is.
 */
export function createEnvironmentReader(
  path: string = usualPath,
): () => Readonly<Record<string, string | undefined>> {
  return () => ({ ...(existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {}), ...process.env })
}
