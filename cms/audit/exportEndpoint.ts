import type { Endpoint, PayloadRequest, Where } from 'payload'
import { readLimits } from '../access/boundReads.ts'
import { errorResponse } from '../access/refuseUnless.ts'
import { isAdministrator } from '../access/roles.ts'
import { asRow, type Row } from '../rows.ts'
import { inPanelLanguage } from '../words.ts'
import { auditSlug } from './acts.ts'
import { csvLine } from './csvLine.ts'

/** How many records are read at a time: no request reads more (boundReads). */
const pageSize = readLimits.documents

const columns = [
  'at',
  'act',
  'actorKind',
  'who',
  'actorId',
  'subject',
  'subjectId',
  'client',
  'count',
] as const

/**
 * `GET /api/audit-records/export?format=csv|jsonl` with the list's `where`: every record that fits, the oldest first, for
 * administrators. Streamed: a record of years is never in memory.
 */
export const exportEndpoint: Endpoint = {
  path: '/export',
  method: 'get',
  handler: async (req) => {
    if (!isAdministrator({ req }))
      return errorResponse(req.user ? 403 : 401, inPanelLanguage(req, words.refused))
    const format = formats[String(req.query.format ?? 'csv')]
    if (format === undefined) return errorResponse(400, inPanelLanguage(req, words.format))
    // Read before the answer begins: a filter that is wrong gets its own status.
    const first = await readPage({ req, page: 1, until: new Date().toISOString() })
    return new Response(toStream(linesOf({ req, first, format })), {
      headers: {
        'Content-Type': format.type,
        'Content-Disposition': `attachment; filename="okuzuke-record-${first.until.slice(0, 10)}.${format.extension}"`,
        'Cache-Control': 'no-store',
      },
    })
  },
}

const words = {
  refused: {
    ja: '操作の記録は、管理者だけが読めます。',
    en: 'Administrators alone may read the record of who did what.',
  },
  format: { ja: 'format は csv か jsonl です。', en: 'format must be csv or jsonl.' },
}

type Format = { type: string; extension: string; head: string; line: (row: Row) => string }
const formats: Record<string, Format> = {
  csv: {
    type: 'text/csv; charset=utf-8',
    extension: 'csv',
    // With the byte order mark, without which spreadsheets take UTF-8 for something else.
    head: `\uFEFF${csvLine([...columns, 'title (ja)', 'title (en)', 'details'])}`,
    line: (row) => {
      const { ja, en } = asRow(row.titles)
      return csvLine([...columns.map((name) => row[name]), ja, en, JSON.stringify(row.details ?? {})])
    },
  },
  jsonl: {
    type: 'application/x-ndjson; charset=utf-8',
    extension: 'jsonl',
    head: '',
    line: (row) => {
      const { titles, details } = row
      const known = Object.fromEntries(columns.map((name) => [name, row[name] ?? null]))
      return `${JSON.stringify({ ...known, titles: titles ?? null, details: details ?? {} })}\n`
    },
  },
}

type Page = { rows: readonly Row[]; page: number; until: string; isLast: boolean }

// Records that come while this runs are left out, so that no page moves.
async function readPage({
  req,
  page,
  until,
}: {
  req: PayloadRequest
  page: number
  until: string
}): Promise<Page> {
  const asked = (req.query.where ?? {}) as Where
  const { docs, hasNextPage } = await req.payload.find({
    collection: auditSlug,
    where: { and: [asked, { at: { less_than_equal: until } }] },
    sort: ['at', 'id'],
    page,
    limit: pageSize,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return { rows: docs as unknown as Row[], page, until, isLast: !hasNextPage }
}

async function* linesOf({ req, first, format }: { req: PayloadRequest; first: Page; format: Format }) {
  yield format.head
  for (let page = first; ; page = await readPage({ req, page: page.page + 1, until: page.until })) {
    yield page.rows.map((row) => format.line(row)).join('')
    if (page.isLast) return
  }
}

function toStream(texts: AsyncIterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: async (stream) => {
      const { done, value } = await texts.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(value))
    },
  })
}
