import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The part of HarfBuzz's subsetter that is used here, as WebAssembly. A number is an address in its memory. */
type HarfBuzz = {
  memory: { buffer: ArrayBuffer }
  _initialize: () => void
  malloc: (bytes: number) => number
  free: (address: number) => void
  hb_blob_create: (data: number, length: number, mode: number, userData: number, destroy: number) => number
  hb_blob_destroy: (blob: number) => void
  hb_blob_get_data: (blob: number, length: number) => number
  hb_blob_get_length: (blob: number) => number
  hb_face_create: (blob: number, index: number) => number
  hb_face_destroy: (face: number) => void
  hb_face_reference_blob: (face: number) => number
  hb_set_add: (set: number, value: number) => void
  hb_subset_input_create_or_fail: () => number
  hb_subset_input_destroy: (input: number) => void
  hb_subset_input_unicode_set: (input: number) => number
  hb_subset_or_fail: (face: number, input: number) => number
}
// https://harfbuzz.github.io/harfbuzz-hb-blob.html#hb-memory-mode-t
const memoryModeWritable = 2

let started: Promise<HarfBuzz> | undefined

async function startHarfBuzz(): Promise<HarfBuzz> {
  const file = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(file))
  const harfBuzz = instance.exports as unknown as HarfBuzz
  harfBuzz._initialize()
  return harfBuzz
}

/** A TrueType font with the glyphs of these characters alone, hints included. Throws where HarfBuzz can't read the font. */
export async function subsetFont(font: Uint8Array, characters: string): Promise<Uint8Array> {
  started ??= startHarfBuzz()
  return subset(await started, font, characters)
}

function subset(hb: HarfBuzz, font: Uint8Array, characters: string): Uint8Array {
  // Its memory may grow, and is another one then: it is asked for anew each time.
  const bytes = (address: number, length: number) => new Uint8Array(hb.memory.buffer, address, length)
  const data = hb.malloc(font.length)
  bytes(data, font.length).set(font)
  const blob = hb.hb_blob_create(data, font.length, memoryModeWritable, 0, 0)
  const face = hb.hb_face_create(blob, 0)
  const input = hb.hb_subset_input_create_or_fail()
  const unicodes = hb.hb_subset_input_unicode_set(input)
  for (const character of characters) hb.hb_set_add(unicodes, character.codePointAt(0) ?? 0)
  const subsetFace = hb.hb_subset_or_fail(face, input)
  try {
    if (subsetFace === 0) throw new Error('HarfBuzz could not cut a font: its file may be damaged.')
    const result = hb.hb_face_reference_blob(subsetFace)
    const length = hb.hb_blob_get_length(result)
    const copy = bytes(hb.hb_blob_get_data(result, 0), length).slice()
    hb.hb_blob_destroy(result)
    if (length === 0) throw new Error('HarfBuzz made an empty font: its file may be damaged.')
    return copy
  } finally {
    if (subsetFace !== 0) hb.hb_face_destroy(subsetFace)
    hb.hb_subset_input_destroy(input)
    hb.hb_face_destroy(face)
    hb.hb_blob_destroy(blob)
    hb.free(data)
  }
}
