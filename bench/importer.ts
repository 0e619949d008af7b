import { readListsOfErrata } from '../tests/fixtures/readListsOfErrata.ts'
import { gradeReadings, type Grade } from '../tests/helpers/gradeReadings.ts'

/**
 * `npm run bench:importer`: how the errata of the made-up lists are read, by file. R: right; F: flagged; S: something false and
 * nobody is told; L: lost. `-- --all` prints each that is not right.
 */
function main(): void {
  const isVerbose = process.argv.includes('--all')
  const readings = readListsOfErrata().flatMap((list) =>
    gradeReadings(list).map((reading) => ({ ...reading, list })),
  )
  for (const { grade, expected, reading, list } of readings)
    if (isVerbose && grade !== 'right')
      console.log(
        `${letters[grade]} ${list.file}: ${list.name}\n    ${expected ?? '-'}\n    ${reading ?? '-'}`,
      )
  const files = [...new Set(readings.map(({ list }) => list.file))]
  console.log('| lists | R | F | S | L | errata |\n|---|---:|---:|---:|---:|---:|')
  for (const file of [...files, null]) {
    const some = readings.filter(({ list }) => file === null || list.file === file)
    const counts = grades.map((grade) => some.filter((reading) => reading.grade === grade).length)
    console.log(`| ${file ?? 'all'} | ${[...counts, some.length].join(' | ')} |`)
  }
}

const grades: readonly Grade[] = ['right', 'flagged', 'silent', 'lost']
const letters: Record<Grade, string> = { right: 'R', flagged: 'F', silent: 'S', lost: 'L' }

main()
