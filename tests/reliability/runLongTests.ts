import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { repositoryRoot } from '../../system/settings.ts'
import { runs } from '../runs.ts'

/**
 * `npm run test:long [-- PART OF A FILE'S PATH …]`: the runs `faults` and `security`, and every other file that notes how often it
 * tries a fault or a door, with 50 tries and more each. It takes hours. The tries are noted in TRIES_FILE
 * (test-results/tries.jsonl, which is begun anew, where it is not set); `npm run table:reliability` makes the README's table of it.
 */
async function main(): Promise<number> {
  const triesFile = process.env.TRIES_FILE ?? join(repositoryRoot, 'test-results/tries.jsonl')
  mkdirSync(dirname(triesFile), { recursive: true })
  if (process.env.TRIES_FILE === undefined) rmSync(triesFile, { force: true })
  const [options, parts] = split(process.argv.slice(2))
  const files = listLongTests().filter(
    (file) => parts.length === 0 || parts.some((part) => file.includes(part)),
  )
  if (files.length === 0) {
    console.error(`No file of the long run has "${parts.join('" or "')}" in its path.`)
    return 1
  }
  console.log(`${files.length} files; the tries are noted in ${triesFile}`)
  return run(
    process.execPath,
    [join(repositoryRoot, 'node_modules/vitest/vitest.mjs'), 'run', ...files, ...options],
    {
      LONG_RUN: '1',
      TRIES_FILE: triesFile,
    },
  )
}

/** The test files of the long run, from the repository's root. */
function listLongTests(): string[] {
  const folders: readonly string[] = [...runs.faults, ...runs.security]
  return readdirSync(join(repositoryRoot, 'tests'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(repositoryRoot, join(entry.parentPath, entry.name)))
    .filter(
      (file) =>
        folders.some((folder) => file === folder || file.startsWith(`${folder}/`)) ||
        /\b(?:howOften|triedOften|noteTries|noteEachTest)\(/.test(
          readFileSync(join(repositoryRoot, file), 'utf8'),
        ),
    )
    .sort()
}

/** Vitest's options, and the rest. */
function split(args: readonly string[]): [options: string[], parts: string[]] {
  return [args.filter((arg) => arg.startsWith('-')), args.filter((arg) => !arg.startsWith('-'))]
}

function run(command: string, args: readonly string[], env: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: repositoryRoot,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

process.exit(await main())
