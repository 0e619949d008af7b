import { extname } from 'node:path'
import { toMessage } from '../../../system/toMessage.ts'
import type { RenderedFile } from '../../renderedSite.ts'
import { readPageFacts, readStyleReferences, type PageFacts, type Reference } from './pageFacts.ts'
import { findXmlProblem } from './wellFormedXml.ts'

/** What the checks need to know of one file. */
export type FileFacts = {
  /** Null: it is no HTML page. */
  page: PageFacts | null
  references: readonly Reference[]
  /** What is wrong with the file by itself: each a sentence that its path stands before. */
  problems: readonly string[]
}

/**
 * Reads rendered files, by path: each page's title, language, ids and links, the links of style sheets, and whether feeds and JSON can
 * be parsed. Files of other kinds have no facts but that they are there.
 */
export function checkFiles({ files }: { files: readonly RenderedFile[] }): Map<string, FileFacts> {
  return new Map(files.map(({ path, content }) => [path, readFacts(path, content)]))
}

/** The problems of files by themselves, with their paths. */
export function listFileProblems(facts: ReadonlyMap<string, FileFacts>): string[] {
  return [...facts].flatMap(([path, { problems }]) => problems.map((problem) => `${path}: ${problem}`))
}

/** The ids of each page, null for any other file: what findLinkProblems asks of files. */
export function listIds(facts: ReadonlyMap<string, FileFacts>): Map<string, ReadonlySet<string> | null> {
  return new Map([...facts].map(([path, { page }]) => [path, page?.ids ?? null]))
}

function readFacts(path: string, content: string | Uint8Array): FileFacts {
  const read = readers[extname(path)]
  if (read === undefined) return nothing
  return read(typeof content === 'string' ? content : Buffer.from(content).toString('utf8'))
}

const nothing: FileFacts = { page: null, references: [], problems: [] }

const readers: Record<string, ((text: string) => FileFacts) | undefined> = {
  '.html': (html) => {
    const page = readPageFacts(html)
    const problems = [
      ...(page.lang === null ? ['<html> has no lang'] : []),
      ...(page.title === '' ? ['it has no title'] : []),
      ...page.jsonLd.flatMap((json) => findJsonProblem(json, 'its JSON-LD is')),
    ]
    return { page, references: page.references, problems }
  },
  '.css': (css) => ({ ...nothing, references: readStyleReferences(css) }),
  '.json': (json) => ({ ...nothing, problems: findJsonProblem(json, 'it is') }),
  '.xml': (xml) => {
    const problem = findXmlProblem(xml)
    return { ...nothing, problems: problem === null ? [] : [`it is not well-formed XML: ${problem}`] }
  },
}

function findJsonProblem(text: string, what: string): string[] {
  try {
    JSON.parse(text)
    return []
  } catch (error) {
    return [`${what} no JSON (${toMessage(error)})`]
  }
}
