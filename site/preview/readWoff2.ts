import { brotliDecompressSync } from 'node:zlib'
import { readTransformedGlyphs } from './woff2Glyphs.ts'

/**
 * The TrueType font in a WOFF 2.0 file (https://www.w3.org/TR/WOFF2/), for HarfBuzz, which reads none. What can be had from npm is
 * Google's program as WebAssembly, with its encoder; toWoff2.ts says what that keeps. Throws where the file is no WOFF2, or is damaged.
 */
export function readWoff2(file: Uint8Array): Uint8Array {
  const source = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (source.toString('latin1', 0, 4) !== 'wOF2') throw new Error('This file is no WOFF2 font.')
  const flavor = source.readUInt32BE(4)
  const { entries, end } = readDirectory(source, source.readUInt16BE(12))
  const data = brotliDecompressSync(source.subarray(end, end + source.readUInt32BE(20)))
  const stored = new Map<string, Stored>()
  let offset = 0
  for (const { tag, length, isTransformed } of entries) {
    stored.set(tag, { data: data.subarray(offset, offset + length), isTransformed })
    offset += length
  }
  if (offset !== data.length)
    throw new Error('The tables of a WOFF2 font have not the length that it states.')
  return writeFont(flavor, restore(stored))
}

type Entry = { tag: string; length: number; isTransformed: boolean }
type Stored = { data: Buffer; isTransformed: boolean }

// Section 4.1, in the order of its table. The rest of it are tables of Apple's and of SIL's.
const knownTags =
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
    .split(' ')
    .map((tag) => tag.replace('_', ' '))
const tagFollows = 63

function readDirectory(source: Buffer, tables: number): { entries: Entry[]; end: number } {
  let offset = 48
  const readBase128 = (): number => {
    let value = 0
    for (let byte = 0x80; byte >= 0x80; offset += 1) {
      byte = source.readUInt8(offset)
      value = value * 128 + (byte & 0x7f)
    }
    return value
  }
  const entries = Array.from({ length: tables }, (): Entry => {
    const flags = source.readUInt8(offset)
    offset += 1
    const known = flags & 63
    const tag =
      known === tagFollows ? source.toString('latin1', offset, (offset += 4)) : (knownTags[known] ?? '')
    const version = flags >> 6
    // Section 4.1: of these two, 0 is the transformed table, and 3 the table as it is.
    const isTransformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0
    const original = readBase128()
    return { tag, length: isTransformed ? readBase128() : original, isTransformed }
  })
  return { entries, end: offset }
}

function restore(stored: ReadonlyMap<string, Stored>): Map<string, Buffer> {
  const tables = new Map([...stored].map(([tag, { data }]) => [tag, data]))
  const glyf = stored.get('glyf')
  if (glyf?.isTransformed !== true) return tables
  const { glyphs, offsets, leftEdges } = readTransformedGlyphs(glyf.data)
  tables.set('glyf', glyphs)
  tables.set('loca', toUInt32s(offsets))
  const head = Buffer.from(tables.get('head') ?? missing('head'))
  // indexToLocFormat: 1 says that `loca` has 32 bits for each.
  head.writeInt16BE(1, 50)
  tables.set('head', head)
  const hmtx = stored.get('hmtx')
  if (hmtx?.isTransformed === true) {
    const advances = (tables.get('hhea') ?? missing('hhea')).readUInt16BE(34)
    tables.set('hmtx', restoreMetrics({ data: hmtx.data, advances, leftEdges }))
  }
  return tables
}

// Section 5.4: left side bearings that are the left edges of the outlines are left out.
function restoreMetrics({
  data,
  advances,
  leftEdges,
}: {
  data: Buffer
  advances: number
  leftEdges: Int16Array
}): Buffer {
  const flags = data.readUInt8(0)
  let offset = 1
  const widths = Array.from({ length: advances }, () => data.readUInt16BE((offset += 2) - 2))
  const bearings = Array.from(leftEdges, (edge, glyph) => {
    const isLeftOut = (flags & (glyph < advances ? 1 : 2)) !== 0
    return isLeftOut ? edge : data.readInt16BE((offset += 2) - 2)
  })
  const table = Buffer.alloc(2 * (advances + bearings.length))
  let at = 0
  for (const [glyph, bearing] of bearings.entries()) {
    const width = widths[glyph]
    if (width !== undefined) at = table.writeUInt16BE(width, at)
    at = table.writeInt16BE(bearing, at)
  }
  return table
}

const missing = (tag: string): never => {
  throw new Error(`A WOFF2 font lacks its table "${tag}".`)
}

// The sums of the tables are left empty: HarfBuzz does not read them.
function writeFont(flavor: number, tables: ReadonlyMap<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const header = Buffer.alloc(12 + 16 * sorted.length)
  header.writeUInt32BE(flavor, 0)
  header.writeUInt16BE(sorted.length, 4)
  const parts: Buffer[] = [header]
  let offset = header.length
  for (const [index, [tag, data]] of sorted.entries()) {
    const entry = 12 + 16 * index
    header.write(tag, entry, 'latin1')
    header.writeUInt32BE(offset, entry + 8)
    header.writeUInt32BE(data.length, entry + 12)
    const padding = Buffer.alloc(-data.length & 3)
    parts.push(data, padding)
    offset += data.length + padding.length
  }
  return Buffer.concat(parts, offset)
}

function toUInt32s(values: Uint32Array): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index)
  return bytes
}
