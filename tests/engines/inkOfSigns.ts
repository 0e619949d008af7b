import type { Engine, Window } from './engine.ts'
import { readPicture, type Picture } from './picture.ts'
import type { PageSigns, Rect, Sign } from './signsOfPage.ts'

/** The ink of one sign that stands alone: offsets of its dark pixels from its box's upper left corner, in the screen's pixels. */
export type Ink = { dx: Int16Array; dy: Int16Array }

/** Which signs have the same picture. */
export const inkKey = (sign: Pick<Sign, 'text' | 'style'>): string => `${sign.style} ${sign.text}`

/** Draws each sign of a page alone, with room around it, and gives its ink. */
export async function drawApart({
  engine,
  window,
  page,
}: {
  engine: Engine
  window: Window
  page: PageSigns
}): Promise<Map<string, Ink>> {
  const wanted = [...new Map(page.signs.map((sign) => [inkKey(sign), sign])).values()]
  const inks = new Map<string, Ink>()
  for (let rest = wanted; rest.length > 0;) {
    const cells = await engine.run<Cell[]>(
      sheetScript({ signs: rest, styles: page.styles, width: window.width, height: window.height }),
    )
    if (cells.length === 0) throw new Error(`The sign "${rest[0]?.text}" is larger than the window.`)
    const picture = await readPicture(await engine.picture())
    for (const [index, cell] of cells.entries()) {
      const sign = rest[index]
      if (sign) inks.set(inkKey(sign), readInk({ picture, cell, scale: window.scale }))
    }
    rest = rest.slice(cells.length)
  }
  await engine.run('document.querySelector("[data-signs-apart]").remove()')
  return inks
}

/** The place of a sign on the sheet: the box around it that is empty otherwise, and its own box. */
type Cell = { around: Rect; rect: Rect }

function readInk({ picture, cell, scale }: { picture: Picture; cell: Cell; scale: number }): Ink {
  const [left, top] = [Math.round(cell.rect.x * scale), Math.round(cell.rect.y * scale)]
  const dx: number[] = []
  const dy: number[] = []
  const bottom = Math.floor((cell.around.y + cell.around.height) * scale)
  const right = Math.floor((cell.around.x + cell.around.width) * scale)
  for (let y = Math.ceil(cell.around.y * scale); y < bottom; y += 1)
    for (let x = Math.ceil(cell.around.x * scale); x < right; x += 1)
      if (picture.isDark(x, y)) {
        dx.push(x - left)
        dy.push(y - top)
      }
  return { dx: Int16Array.from(dx), dy: Int16Array.from(dy) }
}

// As many as the window holds, in rows; each in a cell of three ems.
function sheetScript(sheet: {
  signs: Sign[]
  styles: PageSigns['styles']
  width: number
  height: number
}): string {
  return `
  const { signs, styles, width, height } = ${JSON.stringify(sheet)}
  document.querySelector('[data-signs-apart]')?.remove()
  const paper = document.createElement('div')
  paper.dataset.signsApart = ''
  Object.assign(paper.style, { position: 'fixed', inset: '0', zIndex: '9', overflow: 'hidden' })
  paper.style.setProperty('background', '#fff', 'important')
  document.body.append(paper)
  const cells = []
  let x = 0, y = 0, rowHeight = 0
  for (const sign of signs) {
    const { lang, ...style } = styles[sign.style]
    const size = parseFloat(style.fontSize)
    const cellWidth = Math.ceil(Math.max(3 * size, sign.rect.width + 2 * size))
    const cellHeight = Math.ceil(Math.max(3 * size, sign.rect.height))
    if (x + cellWidth > width) { x = 0; y += rowHeight; rowHeight = 0 }
    if (y + Math.max(rowHeight, cellHeight) > height) break
    rowHeight = Math.max(rowHeight, cellHeight)
    const span = document.createElement('span')
    span.lang = lang
    span.textContent = sign.text
    Object.assign(span.style, style, { position: 'absolute', whiteSpace: 'pre', lineHeight: '1', textAutospace: 'no-autospace', textSpacingTrim: 'space-all', left: Math.round(x + size) + 'px', top: Math.round(y + size) + 'px' })
    paper.append(span)
    cells.push({ around: { x, y, width: cellWidth, height: cellHeight }, span })
    x += cellWidth
  }
  await document.fonts.ready
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  return cells.map(({ around, span }) => {
    const range = document.createRange()
    range.selectNodeContents(span)
    const { x, y, width, height } = range.getBoundingClientRect()
    return { around, rect: { x, y, width, height } }
  })`
}
