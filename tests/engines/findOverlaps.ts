import type { Page } from 'playwright-core'

/** The texts of a page that lie on another text, or on a control, in words. Formulas are left out: their signs are meant to. */
export async function findOverlaps(page: Page): Promise<string[]> {
  return page.evaluate(script)
}

const script = String.raw`(() => {
  const isSeen = (element) =>
    element.closest('.visually-hidden, .skip-link, .katex, svg, script, style, template, noscript') === null && element.checkVisibility()
  const boxes = []
  const add = (rect, node, owner, inset) => {
    const seen = { left: rect.left + 1, right: rect.right - 1, top: rect.top + inset(rect.height), bottom: rect.bottom - inset(rect.height) }
    // What a box scrolls to is not beside it.
    for (let box = owner.parentElement; box !== document.documentElement; box = box.parentElement) {
      if (getComputedStyle(box).overflowY === 'visible') continue
      const edge = box.getBoundingClientRect()
      for (const side of ['left', 'top']) seen[side] = Math.max(seen[side], edge[side])
      for (const side of ['right', 'bottom']) seen[side] = Math.min(seen[side], edge[side])
    }
    if (seen.right - seen.left < 2 || seen.bottom - seen.top < 2) return
    boxes.push({ node, owner, words: (node.data ?? node.outerHTML).trim().slice(0, 50), ...seen })
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!/\S/.test(node.data) || !isSeen(node.parentElement)) continue
    range.selectNodeContents(node)
    // The box of a line is higher than its signs, and may reach into the next one.
    for (const rect of range.getClientRects()) add(rect, node, node.parentElement, (height) => height / 4)
  }
  for (const control of document.querySelectorAll('input, select, img, dialog[open] button'))
    if (control.checkVisibility()) add(control.getBoundingClientRect(), control, control, () => 1)

  boxes.sort((a, b) => a.top - b.top)
  const found = new Set()
  for (let first = 0; first < boxes.length; first += 1) {
    const a = boxes[first]
    for (let second = first + 1; second < boxes.length && boxes[second].top < a.bottom; second += 1) {
      const b = boxes[second]
      if (a.node === b.node || a.right <= b.left || b.right <= a.left) continue
      if (a.node === a.owner && a.node.contains(b.node)) continue
      if (b.node === b.owner && b.node.contains(a.node)) continue
      found.add('"' + a.words + '" and "' + b.words + '" lie on each other')
    }
  }
  return [...found]
})()`
