/**
 * The body of a function that makes a page look as on paper, in an engine that can't be told to: in its style sheets paper and screen change
 * places. Where a sheet ends is not shown so.
 */
export const asOnPaper = `
  dispatchEvent(new Event('beforeprint'))
  const change = (rules) => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule) {
        const words = { print: 'screen', screen: 'print' }
        rule.media.mediaText = rule.media.mediaText.replace(/\\b(print|screen)\\b/g, (word) => words[word])
      }
      if (rule.cssRules) change(rule.cssRules)
    }
  }
  for (const sheet of document.styleSheets) change(sheet.cssRules)
  await document.fonts.ready
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`
