import type { Engine } from './engine.ts'

/** Where something is, in CSS pixels; of a page, from its upper left corner. */
export type Rect = { x: number; y: number; width: number; height: number }

/** One sign (a grapheme), where the layout puts it. */
export type Sign = {
  text: string
  rect: Rect
  /** Its style, an index of `styles`. */
  style: number
  /** The block or the formula that it stands in, an index of `owners`. */
  owner: number
}

/** A block of text, or a formula: its words, and the box that its ink may not leave. */
export type Owner = { words: string; box: Rect; isFormula: boolean }

export type PageSigns = {
  height: number
  signs: Sign[]
  styles: Record<string, string>[]
  owners: Owner[]
  /** Ink that is not compared: lines of fractions, roots, curved quotation marks, dots and dashes of both scripts. */
  lines: Rect[]
}

/** Makes a page black on white and still, and lists all that is written in it. */
export function readSigns(engine: Engine): Promise<PageSigns> {
  return engine.run(script)
}

// Colours and rules are not compared; what sticks or glides would stand elsewhere in each picture.
const plain = [
  // Far from the screen the page would be as high as it is guessed to be, and without signs.
  '* { content-visibility: visible !important }',
  '*, *::before, *::after { color: #000 !important; background: none !important; border-color: transparent !important; box-shadow: none !important; outline: none !important; text-decoration: none !important; transition: none !important }',
  '.katex * { border-color: #000 !important }',
  'html { background: #fff !important; scroll-behavior: auto !important; scrollbar-width: none !important }',
  '.errata-group > :is(h2, h3) { position: static !important }',
  'img, select, .visually-hidden, .skip-link { visibility: hidden !important }',
]

const script = `
  const sheet = [...document.styleSheets].find((each) => each.href && each.href.includes('/site-'))
  for (const rule of ${JSON.stringify(plain)}) sheet.insertRule(rule, sheet.cssRules.length)
  scrollTo(0, 0)
  // What was far from the screen asks for its fonts now.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  await document.fonts.ready
  const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })
  const styleNames = ['fontFamily', 'fontSize', 'fontStyle', 'fontWeight', 'fontFeatureSettings', 'fontVariantNumeric', 'fontKerning', 'letterSpacing']
  const styles = new Map(), owners = new Map(), signs = [], ownerList = [], lines = []
  const toRect = (r) => ({ x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height })
  const isBlock = (element) => !/^(inline|contents|inline-block|inline-flex|inline-table)$/.test(getComputedStyle(element).display)
  const blockOf = (element) => { let block = element; while (!isBlock(block)) block = block.parentElement; return block }
  const ownerOf = (element) => {
    const formula = element.closest('.katex-html')
    const owner = formula ?? blockOf(element)
    if (!owners.has(owner)) {
      const block = formula ? blockOf(formula.closest('.formula, .formula-display') ?? formula.parentElement) : owner
      const words = formula ? formula.parentElement.querySelector('annotation').textContent : owner.textContent
      const box = toRect(block.getBoundingClientRect())
      if (getComputedStyle(block).overflowX === 'auto') box.width = Math.max(box.width, block.scrollWidth)
      owners.set(owner, ownerList.length)
      ownerList.push({ words: words.replace(/\\s+/g, ' ').slice(0, 80), isFormula: formula !== null, box })
    }
    return owners.get(owner)
  }
  // Of a box that scrolls, what is scrolled away is not seen.
  const isInView = (element, rect) => {
    for (let box = element; box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowX === 'visible') continue
      const edge = box.getBoundingClientRect()
      if (rect.right > edge.right) return false
    }
    return true
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!/\\S/.test(node.data) || element.closest('.katex-mathml, script, style')) continue
    const style = getComputedStyle(element)
    // What is in a closed <details> has boxes, and is not seen.
    if (style.visibility !== 'visible' || !element.checkVisibility()) continue
    const values = styleNames.map((name) => style[name]).concat(element.closest('[lang]').lang)
    const key = values.join('|')
    if (!styles.has(key)) styles.set(key, styles.size)
    const owner = ownerOf(element)
    for (const { segment, index } of segmenter.segment(node.data)) {
      if (/^[\\s\\p{Cf}]*$/u.test(segment)) continue
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + segment.length)
      // At the beginning of a line WebKit also gives an empty box at the end of the line before.
      const rect = [...range.getClientRects()].filter(({ width }) => width > 0).at(-1)
      if (!rect || !isInView(element, rect)) continue
      // Which font has a sign of both scripts hangs on its neighbours: alone it would be another one.
      if (/[“”‘’…—]/.test(segment)) {
        lines.push(toRect(rect))
        continue
      }
      signs.push({ text: segment, rect: toRect(rect), style: styles.get(key), owner })
    }
  }
  for (const line of document.querySelectorAll('.katex-html svg, .katex-html :is(.frac-line, .overline-line, .underline-line, .hline, .hdashline, .vertical-separator, .rule, .fbox)'))
    lines.push(toRect(line.getBoundingClientRect()))
  return {
    height: document.documentElement.scrollHeight,
    signs,
    styles: [...styles.keys()].map((key) => {
      const values = key.split('|')
      return Object.fromEntries([...styleNames, 'lang'].map((name, index) => [name, values[index]]))
    }),
    owners: ownerList,
    lines,
  }
`
