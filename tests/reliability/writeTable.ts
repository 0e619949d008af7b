import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { repositoryRoot } from '../../system/settings.ts'
import { readNotes, replaceTable, sumNotes, withoutJapanese, writeTable } from './reliabilityTable.ts'

/**
 * `npm run table:reliability [-- FILE …] [--print]`: makes the README's table of faults and doors, in both languages, from one or
 * more TRIES_FILEs (test-results/tries.jsonl by default, which `npm run test:long` writes). `--print` shows it and writes nothing.
 * Ends with 1 where a try did not hold.
 */
function main(): number {
  const { values, positionals } = parseArgs({
    options: { print: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const files = positionals.length > 0 ? positionals : [join(repositoryRoot, 'test-results/tries.jsonl')]
  const rows = sumNotes(files.flatMap((file) => readNotes(readFileSync(file, 'utf8'))))
  if (rows.length === 0) throw new Error(`There is no try in ${files.join(', ')}.`)
  if (values.print) console.log(writeTable(rows, 'en'))
  else {
    for (const [readme, locale] of [
      ['README.md', 'en'],
      ['README.ja.md', 'ja'],
    ] as const) {
      const path = join(repositoryRoot, readme)
      writeFileSync(path, replaceTable(readFileSync(path, 'utf8'), writeTable(rows, locale)))
    }
    for (const what of withoutJapanese(rows))
      console.log(`No Japanese in tests/reliability/whatInJapanese.ts: ${what}`)
  }
  const sum = (part: 'tries' | 'held') => rows.reduce((all, row) => all + row[part], 0)
  console.log(`\n${sum('tries')} tries, ${sum('held')} held`)
  return sum('tries') === sum('held') ? 0 : 1
}

process.exit(main())
