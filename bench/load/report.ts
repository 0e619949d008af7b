import { percentile } from '../printPercentiles.ts'
import type { Saves } from './editors.ts'
import type { MemoryOfPart } from './memoryWatch.ts'
import type { ReadersResult } from './readers.ts'

/** Prints what a load brought; gives 0 where everything held that is promised, and else 1, having said what did not. */
export function reportLoad({
  read,
  lost,
  releases,
  editors,
  failures,
  kills,
  memory,
  said,
}: {
  read: ReadersResult
  lost: string[]
  releases: number
  editors: readonly { saves: Saves }[]
  /** What could not be found out after the load. */
  failures: readonly string[]
  kills: ReadonlyMap<string, number>
  memory: MemoryOfPart[]
  said: string
}): number {
  const saves = editors.map((editor) => editor.saves)
  const answered = saves.reduce((sum, one) => sum + one.answered.length, 0)
  const unanswered = saves.reduce((sum, one) => sum + one.unanswered, 0)
  const times = saves.flatMap((one) => one.times)
  const line = (values: readonly number[]) =>
    [0.5, 0.95, 1].map((part) => percentile(values, part)).join(' / ')
  const others = [...read.answers].filter(([kind]) => kind !== '200')
  console.log(`
| | |
|---|---|
| readers' answers by status | ${[...read.answers].map(([kind, count]) => `${kind}: ${count}`).join(', ')} |
| readers, p50 / p95 / longest, ms | ${line(read.times)} |
| answered saves, and lost ones | ${answered}, ${lost.length} |
| saves without an answer (kills, full disk) | ${unanswered} |
| saves, p50 / p95 / longest, ms | ${line(times)} |
| releases | ${releases} |
| kills | ${[...kills].map(([part, count]) => `${part}: ${count}`).join(', ')} |
| memory, MB, first third → last third | ${memory.map(({ part, first, last }) => `${part}: ${first} → ${last}`).join(', ')} |
`)
  for (const example of read.examples) console.log(`Not 200: ${example}`)
  for (const title of lost.slice(0, 20)) console.log(`Lost: ${title}`)
  for (const problem of new Set(saves.flatMap((one) => one.problems)))
    console.log(`Without an answer: ${problem}`)
  const growing = memory.filter(({ grows }) => grows).map(({ part }) => part)
  const broken = [
    ...failures,
    ...(others.length > 0 ? ['readers got other answers than 200'] : []),
    ...(lost.length > 0 ? ['answered saves are lost'] : []),
    ...(growing.length > 0 ? [`memory grows: ${growing.join(', ')}`] : []),
  ]
  if (broken.length > 0) console.log(`What the start said at last:\n${said.slice(-3000)}`)
  console.log(broken.length === 0 ? 'The promise held.' : `The promise broke: ${broken.join('; ')}.`)
  return broken.length === 0 ? 0 : 1
}
