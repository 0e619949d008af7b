import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planImport } from '../../../cms/import/planImport.ts'
import { noStoredContent } from '../../../cms/import/storedContent.ts'
import { readSupportPage } from '../../../cms/import/support-page/readSupportPage.ts'

const slug = 'invented'

const fingerprintsOf = (lines: readonly string[]) =>
  readSupportPage({ text: lines.join('\n'), bookSlug: slug }).errata.map(({ fingerprint }) => fingerprint)

/** Plans the import of a page, where the errata with these fingerprints were imported before. */
async function plan(lines: readonly string[], storedFingerprints: readonly string[]) {
  const { documents, importedBefore } = await planImport({
    imported: readSupportPage({ text: lines.join('\n'), bookSlug: slug }),
    slug,
    stored: {
      ...noStoredContent,
      fingerprints: { ...noStoredContent.fingerprints, errata: new Set(storedFingerprints) },
    },
  })
  return {
    newLines: documents.map(({ source }) => source.from),
    fingerprints: documents.map(({ fingerprint }) => fingerprint),
    importedBefore: importedBefore.errata,
  }
}

const line = '- P.3 4行目「あ」→「い」'

describe('an entry of a page that was imported before', () => {
  it('is distinguished from an equal line on the same page', async () => {
    const lines = [line, line, '- P.5「う」→「え」']
    const [first, second] = fingerprintsOf(lines) as [string, string, string]
    expect(await plan(lines, [])).toMatchObject({ newLines: [1, 2, 3], importedBefore: 0 })
    expect(await plan(lines, [first])).toMatchObject({ newLines: [2, 3], importedBefore: 1 })
    expect(await plan(lines, [second])).toMatchObject({ newLines: [1, 3], importedBefore: 1 })
    expect(await plan(lines, [first, second])).toMatchObject({ newLines: [3], importedBefore: 2 })
  })

  it('is distinguished from an equal line that is added later', async () => {
    expect(await plan([line, line], fingerprintsOf([line]))).toMatchObject({
      newLines: [2],
      importedBefore: 1,
    })
  })

  it('is new after an edit of its line, and its equal is not', async () => {
    const edited = '- P.3 4行目「あ」→「う」'
    expect(await plan([edited, line], fingerprintsOf([line, line]))).toMatchObject({
      newLines: [1],
      importedBefore: 1,
    })
  })

  it('is distinguished from an equal line under another head', async () => {
    const lines = ['- P.1', '  - 3行目「あ」→「い」', '- P.2', '  - 3行目「あ」→「い」']
    const [, second] = fingerprintsOf(lines) as [string, string]
    expect(await plan(lines, [second])).toMatchObject({ newLines: [2], importedBefore: 1 })
    expect(await plan(lines.slice(2), fingerprintsOf(lines))).toMatchObject({
      newLines: [],
      importedBefore: 1,
    })
  })

  it('is skipped as often as counting equal fingerprints would, whatever was imported and edited', async () => {
    const anyLine = fc.constantFrom(
      line,
      `  ${line.replace(' ', '  ')}`,
      '- P.3 4行目「あ」→「う」',
      '- P.1',
      '  - 3行目「あ」→「い」',
      '## 2023/1/2',
      '- P.2',
      'P.9 図をさしかえ',
    )
    const page = fc.array(anyLine, { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(
        page,
        page,
        page,
        fc.infiniteStream(fc.boolean()),
        async (same, old, edited, choices) => {
          const stored = fingerprintsOf([...same, ...old]).filter(() => choices.next().value)
          const lines = [...same, ...edited]
          expect((await plan(lines, stored)).fingerprints).toEqual(countAsNew(fingerprintsOf(lines), stored))
        },
      ),
      { numRuns: 100 },
    )
  })
})

/** The fingerprints that are new where each stored document stands for one entry with its fingerprint. */
function countAsNew(fingerprints: readonly string[], stored: readonly string[]): string[] {
  const remaining = [...stored]
  return fingerprints.filter((fingerprint) => {
    const index = remaining.indexOf(fingerprint)
    if (index !== -1) remaining.splice(index, 1)
    return index === -1
  })
}
