import { parseArgs } from 'node:util'
import { cloneWorkingTree, type WorkingTree } from '../helpers/cloneWorkingTree.ts'
import { mutations } from './mutations.ts'
import type { Mutation } from './mutation.ts'
import { runTests, type TestChoice, type TestOutcome } from './runTests.ts'

/**
 * `npm run test:mutations [-- --only NAME] [--list] [--limit 180]`: takes one guard away after another, in a copy of the working
 * tree, and runs the tests of the guard's own run, which must fail. `--limit`: seconds for one run of tests.
 * Ends with 1 where a guard went unnoticed, has moved (its text does not stand in its file exactly once), or could not be tried.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      list: { type: 'boolean', default: false },
      limit: { type: 'string', default: '180' },
    },
  })
  const chosen = mutations.filter(
    ({ name }) => values.only.length === 0 || values.only.some((part) => name.includes(part)),
  )
  if (values.list) for (const { name, file } of chosen) console.log(`${name}  (${file})`)
  if (values.list) return 0
  if (chosen.length === 0) {
    console.error(`No mutation has "${values.only.join('" or "')}" in its name. --list shows all names.`)
    return 1
  }
  const limitMs = Number(values.limit) * 1000
  // Ctrl-C ends the tests that run, and leaves no copy behind.
  const stop = new AbortController()
  // Not once: npm passes on what the terminal has sent already.
  process.on('SIGINT', () => stop.abort())
  const tree = cloneWorkingTree()
  try {
    return await tryAll({ tree, chosen, limitMs, signal: stop.signal })
  } finally {
    tree.remove()
  }
}

/** What the tests gave with every guard in place: a test that fails anyway notices nothing. */
type Before = Map<string, TestOutcome>
type Options = { tree: WorkingTree; chosen: readonly Mutation[]; limitMs: number; signal: AbortSignal }

/** Takes each guard away and puts it back; prints a line for each, and the sum. */
async function tryAll({ tree, chosen, limitMs, signal }: Options): Promise<number> {
  const unnoticed: string[] = []
  const before: Before = new Map()
  const width = Math.max(...chosen.map(({ name }) => name.length))
  for (const mutation of chosen) {
    const started = performance.now()
    const { isNoticed, words } = await tryOne({ tree, mutation, limitMs, signal, before })
    if (signal.aborted) return 130
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    if (!isNoticed) unnoticed.push(mutation.name)
    const state = isNoticed ? 'noticed  ' : 'UNNOTICED'
    console.log(`${state}  ${mutation.name.padEnd(width)}  ${seconds.padStart(4)} s  ${words}`)
  }
  if (unnoticed.length > 0) console.log(`\nUnnoticed:\n${unnoticed.map((name) => `- ${name}`).join('\n')}`)
  console.log(`\n${chosen.length - unnoticed.length} noticed, ${unnoticed.length} unnoticed`)
  return unnoticed.length === 0 ? 0 : 1
}

type Verdict = { isNoticed: boolean; words: string }

async function tryOne({
  tree,
  mutation,
  limitMs,
  signal,
  before,
}: Pick<Options, 'tree' | 'limitMs' | 'signal'> & { mutation: Mutation; before: Before }): Promise<Verdict> {
  const { file, from, to } = mutation
  const choice = choiceOf(mutation)
  const key = JSON.stringify(choice)
  const outcomeBefore = before.get(key) ?? (await runTests({ root: tree.root, choice, limitMs, signal }))
  before.set(key, outcomeBefore)
  if (outcomeBefore.kind !== 'passed')
    return {
      isNoticed: false,
      words: `its tests fail with every guard in place: ${describe(outcomeBefore, limitMs)}`,
    }
  try {
    tree.edit(file, from, to)
  } catch (error) {
    return {
      isNoticed: false,
      words: `the guard has moved: ${error instanceof Error ? error.message : error}`,
    }
  }
  try {
    const outcome = await runTests({ root: tree.root, choice, limitMs, signal })
    // Tests that wait for ever, or don't load, have noticed nothing: none of them says what is broken.
    return { isNoticed: outcome.kind === 'failed', words: describe(outcome, limitMs) }
  } finally {
    tree.restore(file)
  }
}

function describe(outcome: TestOutcome, limitMs: number): string {
  switch (outcome.kind) {
    case 'failed':
      return `${outcome.names.length} fail: ${outcome.names[0]}`
    case 'passed':
      return `${outcome.tests} pass`
    case 'late':
      return `not done within ${limitMs / 1000} s`
    case 'broken':
      return `no test could run: ${outcome.output.slice(0, 500)}`
  }
}

const choiceOf = ({ project, tests, testName }: Mutation): TestChoice => ({
  project,
  tests,
  ...(testName === undefined ? {} : { testName }),
})

process.exit(await main())
