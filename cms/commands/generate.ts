import { readFile, rm, writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { generateImportMap, type SanitizedConfig } from 'payload'
import { generateTypes } from 'payload/node'
import { repositoryRoot } from '../../system/settings.ts'
import { buildCmsConfig } from '../buildCmsConfig.ts'
import { areMigrationsStale, createMigrations } from './createMigrations.ts'
import { placeholderSettings } from '../cmsSettings.ts'

const usage = `Usage:
  npm run generate                     writes the types and the import map of the collections
  npm run generate -- --check          fails when these or the migrations are older than the collections
  npm run migrations:create -- NAME    writes the migrations that the collections ask for`

const [command, argument] = process.argv.slice(2)
if (command === undefined) await generate()
else if (command === '--check') await check()
else if (command === 'migrations' && argument !== undefined) await writeMigrations(argument)
else fail(usage)
process.exit(process.exitCode ?? 0)

async function generate(): Promise<void> {
  await writeGenerated(await buildCmsConfig(placeholderSettings()))
  console.log('The types and the import map are those of the collections.')
}

// Payload's generators write in place (an import map's paths hang on where it stands), so the files are put back.
async function check(): Promise<void> {
  const config = await buildCmsConfig(placeholderSettings())
  const stale: string[] = []
  const kept = await Promise.all(
    generatedFiles(config).map(async (file) => ({ file, text: await readIfThere(file) })),
  )
  await writeGenerated(config)
  for (const { file, text } of kept) {
    if ((await readIfThere(file)) === text) continue
    stale.push(relative(repositoryRoot, file))
    await (text === null ? rm(file) : writeFile(file, text))
  }
  if (stale.length > 0) fail(`Older than the collections: ${stale.join(', ')}. Run: npm run generate`)
  if (await areMigrationsStale())
    fail('The collections ask for tables that no migration makes. Run: npm run migrations:create -- NAME')
  if (process.exitCode === undefined)
    console.log('The types, the import map and the migrations are those of the collections.')
}

function generatedFiles(config: SanitizedConfig): string[] {
  return [String(config.typescript.outputFile), String(config.admin.importMap.importMapFile)]
}

async function writeGenerated(config: SanitizedConfig): Promise<void> {
  await generateImportMap(config, { force: true, log: false })
  await generateTypes(config, { log: false })
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

async function writeMigrations(name: string): Promise<void> {
  const files = await createMigrations(name)
  console.log(
    files.length === 0
      ? 'The migrations make what the collections ask for already.'
      : `Read these before you commit them:\n${files.map((file) => `- ${relative(repositoryRoot, file)}`).join('\n')}`,
  )
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}
