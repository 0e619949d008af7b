import { readFile, rm, writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { generateImportMap, type SanitizedConfig } from 'payload'
import { generateTypes } from 'payload/node'
import { hasErrorCode } from '../../system/errorCode.ts'
import { repositoryRoot } from '../../system/settings.ts'
import { buildCmsConfig } from '../buildCmsConfig.ts'
import { placeholderSettings } from '../cmsSettings.ts'
import { CommandError, UsageError, runCommand } from './commandLine.ts'
import { areMigrationsStale, createMigrations } from './createMigrations.ts'

const usage = `Usage:
  npm run generate                     writes the types and the import map of the collections
  npm run generate -- --check          fails when these or the migrations are older than the collections
  npm run migrations:create -- NAME    writes the migrations that the collections ask for`

await runCommand({ run, usage: { ja: usage, en: usage } })

function run(): Promise<string> {
  const [command, argument] = process.argv.slice(2)
  if (command === undefined) return generate()
  if (command === '--check') return check()
  if (command === 'migrations' && argument !== undefined) return writeMigrations(argument)
  throw new UsageError('')
}

async function generate(): Promise<string> {
  await writeGenerated(await buildCmsConfig(placeholderSettings()))
  return 'The types and the import map are those of the collections.'
}

async function check(): Promise<string> {
  const problems: string[] = []
  const staleFiles = await findStaleFiles(await buildCmsConfig(placeholderSettings()))
  if (staleFiles.length > 0)
    problems.push(`Older than the collections: ${staleFiles.join(', ')}. Run: npm run generate`)
  if (await areMigrationsStale())
    problems.push(
      'The collections ask for tables that no migration makes. Run: npm run migrations:create -- NAME',
    )
  if (problems.length > 0) throw new CommandError(problems.join('\n'))
  return 'The types, the import map and the migrations are those of the collections.'
}

// Payload's generators write in place (the paths of an import map depend on where it is), so the files are restored afterwards.
async function findStaleFiles(config: SanitizedConfig): Promise<string[]> {
  const staleFiles: string[] = []
  const committed = await Promise.all(
    generatedFiles(config).map(async (file) => ({ file, text: await readIfThere(file) })),
  )
  await writeGenerated(config)
  for (const { file, text } of committed) {
    if ((await readIfThere(file)) === text) continue
    staleFiles.push(relative(repositoryRoot, file))
    await (text === null ? rm(file) : writeFile(file, text))
  }
  return staleFiles
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
    if (hasErrorCode(error, 'ENOENT')) return null
    throw error
  }
}

async function writeMigrations(name: string): Promise<string> {
  const files = await createMigrations(name)
  return files.length === 0
    ? 'The migrations make what the collections ask for already.'
    : `Read these before you commit them:\n${files.map((file) => `- ${relative(repositoryRoot, file)}`).join('\n')}`
}
