/** The outlines of a font: the table `glyf`, where each glyph begins in it (and where the last one ends), and their left edges. */
export type Glyphs = { glyphs: Buffer; offsets: Uint32Array; leftEdges: Int16Array }

/** Reads the table `glyf` as WOFF2 stores it (https://www.w3.org/TR/WOFF2/, section 5.1): its values in streams of a kind each. */
export function readTransformedGlyphs(table: Buffer): Glyphs {
  const count = table.readUInt16BE(4)
  let start = 36
  const [contours, points, flags, outlines, composites, boxes, instructions] = Array.from(
    { length: 7 },
    (_nothing, index) => {
      const length = table.readUInt32BE(8 + 4 * index)
      return createReader(table.subarray(start, (start += length)))
    },
  ) as [Reader, Reader, Reader, Reader, Reader, Reader, Reader]
  const streams = { points, flags, outlines, composites, instructions }
  // A bit for each glyph: whether its box is stored.
  const hasBox = boxes.bytes(4 * ((count + 31) >> 5))
  const glyphs = createWriter(3 * table.length)
  const offsets = new Uint32Array(count + 1)
  const leftEdges = new Int16Array(count)
  for (let glyph = 0; glyph < count; glyph += 1) {
    const ends = contours.int16()
    const box = ((hasBox[glyph >> 3] ?? 0) & (0x80 >> (glyph & 7))) === 0 ? null : boxes.bytes(8)
    const begin = glyphs.length()
    if (ends === -1) writeComposite(glyphs, streams, box ?? noBox)
    else if (ends > 0) writeSimple(glyphs, streams, { ends, box })
    if (ends !== 0) leftEdges[glyph] = glyphs.int16At(begin + 2)
    glyphs.pad()
    offsets[glyph + 1] = glyphs.length()
  }
  return { glyphs: glyphs.bytes(), offsets, leftEdges }
}

const noBox = Buffer.alloc(8)

type Reader = ReturnType<typeof createReader>
type Writer = ReturnType<typeof createWriter>
type Streams = Record<'points' | 'flags' | 'outlines' | 'composites' | 'instructions', Reader>

function createReader(source: Buffer) {
  let offset = 0
  const uint8 = () => source.readUInt8((offset += 1) - 1)
  const uint16 = () => source.readUInt16BE((offset += 2) - 2)
  return {
    uint8,
    uint16,
    int16: () => source.readInt16BE((offset += 2) - 2),
    bytes: (length: number) => source.subarray(offset, (offset += length)),
    /** Section 4.3.1: 255UInt16. */
    short(): number {
      const code = uint8()
      if (code === 253) return uint16()
      if (code === 254) return uint8() + 506
      return code === 255 ? uint8() + 253 : code
    },
  }
}

/** Writes into one piece of memory, which grows where it is too small. */
function createWriter(capacity: number) {
  let target = Buffer.alloc(capacity)
  let length = 0
  const room = (bytes: number): number => {
    if (length + bytes > target.length)
      target = Buffer.concat([target.subarray(0, length)], 2 * (length + bytes))
    length += bytes
    return length - bytes
  }
  return {
    length: () => length,
    bytes: () => target.subarray(0, length),
    int16At: (offset: number) => target.readInt16BE(offset),
    uint8(value: number) {
      const offset = room(1)
      target[offset] = value
    },
    /** Point numbers and lengths are unsigned, and steps may be of either sign: the bits are the same. */
    int16(value: number) {
      const offset = room(2)
      target[offset] = value >> 8
      target[offset + 1] = value
    },
    copy(bytes: Buffer) {
      const offset = room(bytes.length)
      target.set(bytes, offset)
    },
    pad: () => void room(-length & 3),
  }
}

// The flags of a component: https://learn.microsoft.com/en-us/typography/opentype/spec/glyf
const component = { words: 0x1, scale: 0x8, more: 0x20, twoScales: 0x40, matrix: 0x80, instructions: 0x100 }

function writeComposite(glyphs: Writer, { composites, outlines, instructions }: Streams, box: Buffer): void {
  glyphs.int16(-1)
  glyphs.copy(box)
  let hasInstructions = false
  for (let flags = component.more; (flags & component.more) !== 0;) {
    const head = composites.bytes(4)
    flags = head.readUInt16BE(0)
    hasInstructions ||= (flags & component.instructions) !== 0
    glyphs.copy(head)
    glyphs.copy(composites.bytes(((flags & component.words) !== 0 ? 4 : 2) + bytesOfTransform(flags)))
  }
  if (hasInstructions) writeInstructions(glyphs, { outlines, instructions })
}

function bytesOfTransform(flags: number): number {
  if ((flags & component.scale) !== 0) return 2
  if ((flags & component.twoScales) !== 0) return 4
  return (flags & component.matrix) !== 0 ? 8 : 0
}

function writeInstructions(
  glyphs: Writer,
  { outlines, instructions }: Pick<Streams, 'outlines' | 'instructions'>,
): void {
  const length = outlines.short()
  glyphs.int16(length)
  glyphs.copy(instructions.bytes(length))
}

function writeSimple(
  glyphs: Writer,
  { points, flags, outlines, instructions }: Streams,
  { ends, box }: { ends: number; box: Buffer | null },
): void {
  const lastPoints = new Uint16Array(ends)
  let count = 0
  for (let end = 0; end < ends; end += 1) lastPoints[end] = (count += points.short()) - 1
  const flagsOfGlyph = flags.bytes(count)
  const steps = new Int16Array(2 * count)
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  let [x, y] = [0, 0]
  for (let point = 0; point < count; point += 1) {
    readStep((flagsOfGlyph[point] ?? 0) & 0x7f, outlines, { steps, at: 2 * point })
    x += steps[2 * point] ?? 0
    y += steps[2 * point + 1] ?? 0
    left = Math.min(left, x)
    right = Math.max(right, x)
    bottom = Math.min(bottom, y)
    top = Math.max(top, y)
  }
  glyphs.int16(ends)
  if (box !== null) glyphs.copy(box)
  else for (const edge of [left, bottom, right, top]) glyphs.int16(edge)
  for (const last of lastPoints) glyphs.int16(last)
  writeInstructions(glyphs, { outlines, instructions })
  // Each step in 16 bits, so that a flag says no more than whether its point lies on the curve.
  for (const flag of flagsOfGlyph) glyphs.uint8(flag >> 7 === 0 ? 1 : 0)
  for (let point = 0; point < count; point += 1) glyphs.int16(steps[2 * point] ?? 0)
  for (let point = 0; point < count; point += 1) glyphs.int16(steps[2 * point + 1] ?? 0)
}

// Section 5.2: the triplet encoding. The lowest bit is the sign of the first number, the next one that of the second.
function readStep(code: number, outlines: Reader, { steps, at }: { steps: Int16Array; at: number }): void {
  const put = (x: number, y: number, signOfY = 2) => {
    steps[at] = (code & 1) === 0 ? -x : x
    steps[at + 1] = (code & signOfY) === 0 ? -y : y
  }
  const byte = outlines.uint8()
  if (code < 10) return put(0, ((code & 14) << 7) + byte, 1)
  if (code < 20) return put((((code - 10) & 14) << 7) + byte, 0)
  if (code < 84) {
    const base = code - 20
    return put(1 + (base & 0x30) + (byte >> 4), 1 + ((base & 0x0c) << 2) + (byte & 0x0f))
  }
  const second = outlines.uint8()
  if (code < 120) {
    const base = code - 84
    return put(1 + (Math.floor(base / 12) << 8) + byte, 1 + (((base % 12) >> 2) << 8) + second)
  }
  const third = outlines.uint8()
  if (code < 124) return put((byte << 4) + (second >> 4), ((second & 0x0f) << 8) + third)
  return put((byte << 8) + second, (third << 8) + outlines.uint8())
}
