import type { Engine, Window } from './engine.ts'
import { drawApart, inkKey, type Ink } from './inkOfSigns.ts'
import { readPicture, type Picture } from './picture.ts'
import { readSigns, type PageSigns, type Rect, type Sign } from './signsOfPage.ts'

/**
 * Compares the pictures of a page with each of its signs drawn alone, and says in words what differs: a sign that is not where
 * the layout has it, two that lie on each other, ink that belongs to no sign, a sign outside its box.
 */
export async function findFaults({ engine, window }: { engine: Engine; window: Window }): Promise<string[]> {
  const page = await readSigns(engine)
  if (page.signs.length === 0) throw new Error('The page has no words.')
  const pictures = await takePictures({ engine, page })
  const inks = await drawApart({ engine, window, page })
  return [
    ...findOutside({ page, inks, scale: window.scale }),
    ...pictures.flatMap((slice) => compare({ slice, page, inks, scale: window.scale })),
  ]
}

/** A part of the page: what was in the window when it was scrolled to `top`, and the signs that stand whole in it. */
type Slice = { top: number; picture: Picture; signs: Sign[] }

// In CSS pixels: a sign at the edge of one picture stands whole in the next one.
const overlap = 160

async function takePictures({ engine, page }: { engine: Engine; page: PageSigns }): Promise<Slice[]> {
  const slices: Slice[] = []
  const inner = await engine.run<number>('return innerHeight')
  let rest = page.signs
  for (let wanted = 0; rest.length > 0; wanted += inner - overlap) {
    const top = await engine.run<number>(`
      scrollTo(0, ${wanted})
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      return scrollY`)
    // A page that can't be scrolled so far ends here, however high it was said to be.
    const isLast = top + inner >= page.height - 1 || top < wanted
    const isWhole = ({ rect }: Sign) =>
      isLast || rect.y + rect.height < top + inner - (wanted === 0 ? 0 : overlap / 4)
    const signs = rest.filter(isWhole)
    rest = rest.filter((sign) => !isWhole(sign))
    slices.push({ top, picture: await readPicture(await engine.picture()), signs })
    if (isLast) break
  }
  await engine.run('scrollTo(0, 0)')
  return slices
}

/** A sign where it was found; `seen` is the part of its ink that is there. */
type Placed = { sign: Sign; ink: Ink; left: number; top: number; seen: number }

// In the screen's pixels: a stroke may begin between two pixels.
const tolerance = 1

/** The part of a sign's ink that must be there. */
const enough = 0.7

function place({
  ink,
  picture,
  shifts,
  ...at
}: Omit<Placed, 'seen'> & { picture: Picture; shifts: number[] }): Placed {
  let best: Placed = { ...at, ink, seen: -1 }
  for (const shift of shifts) {
    if (best.seen >= 0.95) break
    const left = at.left + shift
    const seen = partSeen({ ink, isInk: picture.isDark, left, top: at.top })
    if (seen > best.seen) best = { ...at, ink, left, seen }
  }
  if (best.seen >= enough) return best
  // A stroke as thin as a pixel that lies between two makes neither of them dark.
  for (const left of [best.left, at.left, at.left - 1, at.left + 1]) {
    const seen = partSeen({ ink, isInk: picture.isGrey, left, top: at.top })
    if (seen >= 0.95) return { ...at, ink, left, seen }
  }
  return best
}

type IsInk = (x: number, y: number) => boolean

function partSeen({ ink, isInk, left, top }: { ink: Ink; isInk: IsInk; left: number; top: number }): number {
  let seen = 0
  const total = ink.dx.length
  for (let pixel = 0; pixel < total; pixel += 1)
    if (isNear(isInk, left + (ink.dx[pixel] ?? 0), top + (ink.dy[pixel] ?? 0))) seen += 1
  return total === 0 ? 1 : seen / total
}

/**
 * By how many of the screen's pixels a sign may stand beside its place: by rounding; by an eighth of an em after another script,
 * because engines count that space to different signs; by half an em where it is punctuation that loses one of its sides.
 */
function shiftsOf({ sign, page, scale }: { sign: Sign; page: PageSigns; scale: number }): number[] {
  const em = scale * parseFloat(page.styles[sign.style]?.fontSize ?? '')
  const places =
    /\p{P}/u.test(sign.text) && !/[.,]/.test(sign.text) ? [0, em / 4, -em / 4, em / 2, -em / 2] : [0, em / 8]
  return places.flatMap((at) => [0, 1, -1, 2, -2].map((step) => Math.round(at) + step))
}

function compare({
  slice,
  page,
  inks,
  scale,
}: {
  slice: Slice
  page: PageSigns
  inks: ReadonlyMap<string, Ink>
  scale: number
}): string[] {
  const { picture } = slice
  const placed = slice.signs.flatMap((sign): Placed[] => {
    const ink = inks.get(inkKey(sign))
    if (ink === undefined) throw new Error(`The sign "${sign.text}" was not drawn alone.`)
    const at = { left: Math.round(sign.rect.x * scale), top: Math.round((sign.rect.y - slice.top) * scale) }
    return [place({ sign, ink, ...at, picture, shifts: shiftsOf({ sign, page, scale }) })]
  })
  // Whose ink is expected where: the number of a sign, from 1.
  const expected = new Int32Array(picture.width * picture.height)
  const faults: string[] = []
  const say = (sign: Sign, words: string) => faults.push(describe({ sign, page, words }))

  for (const [index, { sign, ink, left, top, seen }] of placed.entries()) {
    const covered = new Map<number, number>()
    for (let pixel = 0; pixel < ink.dx.length; pixel += 1) {
      const x = left + (ink.dx[pixel] ?? 0)
      const y = top + (ink.dy[pixel] ?? 0)
      const other = at(expected, picture, x, y)
      if (other !== 0) covered.set(other, (covered.get(other) ?? 0) + 1)
      set(expected, picture, x, y, index + 1)
    }
    const total = ink.dx.length
    if (seen < enough) say(sign, `is not seen (${Math.round(100 * seen)} %)`)
    for (const [other, pixels] of covered) {
      const beneath = placed[other - 1]
      if (beneath && pixels > Math.max(2, 0.06 * Math.min(total, beneath.ink.dx.length)))
        say(sign, `lies on "${beneath.sign.text}"`)
    }
  }
  const lines = page.lines.map((rect) => toPixels(rect, slice.top, scale))
  for (const { sign, ink, left, top } of placed) {
    const extra = countExtra({ picture, expected, lines, sign, left, top, scale })
    if (extra > Math.max(4, 0.15 * ink.dx.length)) say(sign, `has ink that is not its own (${extra} pixels)`)
  }
  return faults
}

/** The dark pixels within a sign's box that no sign is expected to have drawn. */
function countExtra({
  picture,
  expected,
  lines,
  sign,
  left,
  top,
  scale,
}: {
  picture: Picture
  expected: Int32Array
  lines: Rect[]
  sign: Sign
  left: number
  top: number
  scale: number
}): number {
  const right = left + Math.round(sign.rect.width * scale)
  const bottom = top + Math.round(sign.rect.height * scale)
  let extra = 0
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      if (!picture.isDark(x, y)) continue
      if (isExpectedNear(expected, picture, x, y)) continue
      if (lines.some((line) => holds(line, x, y))) continue
      extra += 1
    }
  return extra
}

function findOutside({
  page,
  inks,
  scale,
}: {
  page: PageSigns
  inks: ReadonlyMap<string, Ink>
  scale: number
}): string[] {
  return page.signs.flatMap((sign) => {
    const ink = inks.get(inkKey(sign))
    const box = page.owners[sign.owner]?.box
    if (ink === undefined || ink.dx.length === 0 || box === undefined) return []
    const left = sign.rect.x + Math.min(...ink.dx) / scale
    const right = sign.rect.x + (Math.max(...ink.dx) + 1) / scale
    const top = sign.rect.y + Math.min(...ink.dy) / scale
    const bottom = sign.rect.y + (Math.max(...ink.dy) + 1) / scale
    const isInside =
      left >= box.x - 2 &&
      right <= box.x + box.width + 2 &&
      top >= box.y - 2 &&
      bottom <= box.y + box.height + 2
    return isInside ? [] : [describe({ sign, page, words: 'stands outside its box' })]
  })
}

function describe({ sign, page, words }: { sign: Sign; page: PageSigns; words: string }): string {
  const owner = page.owners[sign.owner]
  return `${owner?.isFormula ? 'the formula' : 'the text'} "${owner?.words ?? ''}": "${sign.text}" ${words}`
}

function isNear(isInk: IsInk, x: number, y: number): boolean {
  for (let dy = -tolerance; dy <= tolerance; dy += 1)
    for (let dx = -tolerance; dx <= tolerance; dx += 1) if (isInk(x + dx, y + dy)) return true
  return false
}

function isExpectedNear(expected: Int32Array, size: Picture, x: number, y: number): boolean {
  for (let dy = -tolerance - 1; dy <= tolerance + 1; dy += 1)
    for (let dx = -tolerance - 1; dx <= tolerance + 1; dx += 1)
      if (at(expected, size, x + dx, y + dy) !== 0) return true
  return false
}

function at(expected: Int32Array, { width, height }: Picture, x: number, y: number): number {
  return x < 0 || y < 0 || x >= width || y >= height ? 0 : (expected[y * width + x] ?? 0)
}

function set(expected: Int32Array, { width, height }: Picture, x: number, y: number, value: number): void {
  if (x >= 0 && y >= 0 && x < width && y < height) expected[y * width + x] = value
}

function toPixels(rect: Rect, top: number, scale: number): Rect {
  return {
    x: rect.x * scale - 2,
    y: (rect.y - top) * scale - 2,
    width: rect.width * scale + 4,
    height: rect.height * scale + 4,
  }
}

function holds(rect: Rect, x: number, y: number): boolean {
  return x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height
}
