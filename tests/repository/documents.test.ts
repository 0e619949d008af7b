import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repositoryRoot } from '../../system/settings.ts'
import { runs } from '../runs.ts'

const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
const readmes = ['README.md', 'README.ja.md'] as const

/** The rows of the table of promises: each with the tests that it names. */
function readPromises(readme: (typeof readmes)[number]): string[][] {
  const table = /^\|[^\n]*\n\|---\|---\|\n((?:\|.*\n)+)/gm
  const tables = [...read(readme).matchAll(table)].map((match) => String(match[1]).trim().split('\n'))
  const promises = tables.find((rows) => rows.some((row) => row.includes('`tests/')))
  return (promises ?? []).map((row) =>
    [...row.matchAll(/`(tests\/[^`]+)`/g)].map((match) => String(match[1])),
  )
}

/** The commands that the sentence above the table says to run, as names of scripts: "test", "test:faults". */
function readCommands(readme: (typeof readmes)[number]): string[] {
  const sentence =
    read(readme)
      .split('\n')
      .find((line) => line.includes('`npm test`') && line.includes('`npm run test:')) ?? ''
  return [...sentence.matchAll(/`npm (?:run )?(test[\w:]*)`/g)].map((match) => String(match[1]))
}

/** The tests of a script, as Vitest's projects. */
function readProjects(script: string): string[] {
  return [...(scripts[script] ?? '').matchAll(/--project (\S+)/g)].map((match) => String(match[1]))
}

describe.each(readmes)('the promises of %s', (readme) => {
  it('name a test each', () => {
    const promises = readPromises(readme)
    expect(promises.length).toBeGreaterThan(10)
    expect(promises.filter((tests) => tests.length === 0)).toEqual([])
  })

  it('name tests that are there', () => {
    const missing = readPromises(readme)
      .flat()
      .filter((path) => !existsSync(join(repositoryRoot, path)))
    expect(missing).toEqual([])
  })

  it('name tests that the commands above the table run', () => {
    const projects = readCommands(readme).flatMap(readProjects)
    const folders = projects.flatMap((project) => runs[project as keyof typeof runs] ?? [])
    const notRun = readPromises(readme)
      .flat()
      .filter(
        (path) =>
          !folders.some(
            (folder) => path === folder || path.startsWith(`${folder}/`) || folder.startsWith(path),
          ),
      )
    expect(projects).not.toEqual([])
    expect(notRun).toEqual([])
  })
})

it('both READMEs name the same tests, in the same order', () => {
  expect(readPromises('README.ja.md')).toEqual(readPromises('README.md'))
})

describe.each([...readmes, 'CONTRIBUTING.md', '.ci/run', '.github/pull_request_template.md'])(
  '%s',
  (path) => {
    it('names only scripts that package.json has', () => {
      const names = [...read(path).matchAll(/npm run (?:--silent )?([a-z][\w:-]*)/g)].map((match) =>
        String(match[1]),
      )
      expect(names.filter((name) => !(name in scripts))).toEqual([])
    })
  },
)

describe('CONTRIBUTING.md', () => {
  it('names only files and folders that are there', () => {
    const paths = [
      ...read('CONTRIBUTING.md').matchAll(
        /`((?:cms|content|site|start|system|tests|bench|docker|migrations)\/[^`\s*{<]*)`/g,
      ),
    ]
    const missing = paths
      .map((match) => String(match[1]))
      .filter((path) => !existsSync(join(repositoryRoot, path)))
    expect(paths.length).toBeGreaterThan(20)
    expect(missing).toEqual([])
  })
})
