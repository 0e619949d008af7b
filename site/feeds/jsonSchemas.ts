import { z } from 'zod'
import { rootFiles } from '../page-models/routes.ts'
import type { Site } from '../page-models/site.ts'
import type { RenderedFile } from '../renderedSite.ts'
import { BooksJson } from './booksJson.ts'
import { ErrataJson } from './errataJsonSchema.ts'

/** The JSON Schemas (draft 2020-12) of the files for programs, under the addresses that these files name. */
export function createJsonSchemas({ routes }: Pick<Site, 'routes'>): RenderedFile[] {
  const write = (path: string, schema: z.ZodType): RenderedFile => {
    // As input: a file may have fields that this version does not know yet.
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
    const $id = routes.absolute(routes.file(path))
    return { path, content: `${JSON.stringify({ $schema, $id, ...rest }, null, 2)}\n` }
  }
  return [write(rootFiles.errataSchema, ErrataJson), write(rootFiles.booksSchema, BooksJson)]
}
