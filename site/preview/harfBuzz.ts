import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** What is used of HarfBuzz, as WebAssembly. A number is an address in its memory, or what the function's name says. */
type Module = {
  wasmExports: Record<string, (...numbers: number[]) => number>
  // Its memory may grow, and is another one then: these are read anew each time.
  HEAPU8: Uint8Array
  HEAPU16: Uint16Array
  HEAPU32: Uint32Array
  HEAP32: Int32Array
  HEAPF32: Float32Array
  addFunction: (callback: (...numbers: number[]) => void, signature: string) => number
}

/** A glyph of a shaped text, in units of its face. */
export type PlacedGlyph = { glyph: number; advance: number; x: number; y: number }

/** A face in HarfBuzz's memory, until it is closed. Of a variable font, each weight is asked for by itself. */
export type Face = {
  unitsPerEm: number
  has: (codePoint: number) => boolean
  shape: (text: string, weight: number) => PlacedGlyph[]
  /** The outline of a glyph as the `d` of a path in SVG; y goes up. */
  outline: (glyph: number, weight: number) => string
  close: () => void
}

export type OpenFace = (font: Uint8Array) => Face

// https://harfbuzz.github.io/harfbuzz-hb-blob.html#hb-memory-mode-t
const memoryModeWritable = 2
const weightAxis = 0x77676874 // 'wght'

/**
 * Starts a HarfBuzz, whose faces are closed by whoever opened them. The objects of `harfbuzzjs` are freed when V8 collects garbage, and
 * V8 does not know how large they are. The module beneath them is no part of its exports.
 */
export async function startHarfBuzz(): Promise<OpenFace> {
  const index = createRequire(import.meta.url).resolve('harfbuzzjs')
  const { default: create } = (await import(new URL('harfbuzz.js', pathToFileURL(index)).href)) as {
    default: () => Promise<Module>
  }
  const module = await create()
  const call = (name: string, ...numbers: number[]): number => {
    const callee = module.wasmExports[name]
    if (callee === undefined) throw new Error(`This HarfBuzz has no function "${name}".`)
    return callee(...numbers)
  }
  const put = (bytes: Uint8Array): number => {
    const address = call('malloc', bytes.length)
    module.HEAPU8.set(bytes, address)
    return address
  }
  const drawing = createPen(module, call)
  const buffer = call('hb_buffer_create')
  const four = call('malloc', 8)
  return (bytes) => {
    const data = put(bytes)
    const blob = call('hb_blob_create', data, bytes.length, memoryModeWritable, 0, 0)
    const face = call('hb_face_create', blob, 0)
    const fonts = new Map<number, number>()
    const fontOf = (weight: number): number => {
      const earlier = fonts.get(weight)
      if (earlier !== undefined) return earlier
      const font = call('hb_font_create', face)
      module.HEAPU32[four / 4] = weightAxis
      module.HEAPF32[four / 4 + 1] = weight
      call('hb_font_set_variations', font, four, 1)
      fonts.set(weight, font)
      return font
    }
    return {
      unitsPerEm: call('hb_face_get_upem', face),
      has: (codePoint) => call('hb_font_get_nominal_glyph', fontOf(400), codePoint, four) !== 0,
      shape(text, weight) {
        const units = put(Buffer.from(text, 'utf16le'))
        call('hb_buffer_reset', buffer)
        call('hb_buffer_add_utf16', buffer, units, text.length, 0, text.length)
        call('free', units)
        call('hb_buffer_guess_segment_properties', buffer)
        call('hb_shape', fontOf(weight), buffer, 0, 0)
        const infos = call('hb_buffer_get_glyph_infos', buffer, 0) / 4
        const positions = call('hb_buffer_get_glyph_positions', buffer, 0) / 4
        // Both are structures of five numbers of 32 bits.
        return Array.from({ length: call('hb_buffer_get_length', buffer) }, (_nothing, index) => {
          const position = module.HEAP32.subarray(positions + 5 * index)
          const [advance = 0, , x = 0, y = 0] = position
          return { glyph: module.HEAPU32[infos + 5 * index] ?? 0, advance, x, y }
        })
      },
      outline: (glyph, weight) => drawing.draw(fontOf(weight), glyph),
      close() {
        for (const font of fonts.values()) call('hb_font_destroy', font)
        call('hb_face_destroy', face)
        call('hb_blob_destroy', blob)
        call('free', data)
      },
    }
  }
}

/** Draws glyphs by HarfBuzz's callbacks (https://harfbuzz.github.io/harfbuzz-hb-draw.html). */
function createPen(
  { addFunction }: Module,
  call: (name: string, ...numbers: number[]) => number,
): { draw: (font: number, glyph: number) => string } {
  let path = ''
  const functions = call('hb_draw_funcs_create')
  const on = (what: string, signature: string, write: (points: number[]) => string) => {
    // Before the points come three addresses, and after them one.
    const callback = addFunction((...numbers) => void (path += write(numbers.slice(3, -1))), signature)
    call(`hb_draw_funcs_set_${what}_func`, functions, callback, 0, 0)
  }
  on('move_to', 'viiiffi', (points) => `M${points.join(' ')}`)
  on('line_to', 'viiiffi', (points) => `L${points.join(' ')}`)
  on('quadratic_to', 'viiiffffi', (points) => `Q${points.join(' ')}`)
  on('cubic_to', 'viiiffffffi', (points) => `C${points.join(' ')}`)
  on('close_path', 'viiii', () => 'Z')
  return {
    draw(font, glyph) {
      path = ''
      call('hb_font_draw_glyph', font, glyph, functions, 0)
      return path
    },
  }
}
