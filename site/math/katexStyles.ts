import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** KaTeX's style sheet, taken apart. `dir` is the folder of its fonts. */
export type KatexStyles = { dir: string; fontFaces: FontFace[]; rules: Rule[] }

/** What decides which font a letter is set in. */
export type Font = { family: string; weight: 'normal' | 'bold'; style: 'normal' | 'italic' }

/** A font, by the name of its file without ending. `css` gives its `@font-face` rule for a woff2 at this address. */
export type FontFace = Font & { name: string; css: (url: string) => string }

/** A rule with its selectors apart. `font`: what it says of fonts. */
export type Rule = { selectors: Selector[]; body: string; font: Partial<Font> }

/** A selector, and its compounds from left to right. `isChild`: it is a child of the one before, and not only somewhere inside. */
export type Selector = { text: string; compounds: { tag: string; classes: string[]; isChild: boolean }[] }

let styles: KatexStyles | undefined

/** Reads the style sheet of the installed KaTeX, once. */
export function readKatexStyles(): KatexStyles {
  if (styles !== undefined) return styles
  const file = createRequire(import.meta.url).resolve('katex/dist/katex.min.css')
  const css = readFileSync(file, 'utf8')
  const fontFaces = [...css.matchAll(/@font-face\{([^}]*)\}/g)].map(([, body = '']) => toFontFace(body))
  const rest = css.replace(/@font-face\{[^}]*\}/g, '')
  if (rest.includes('@')) throw new Error(`${file} has a rule in another one, which is not understood here.`)
  const rules = [...rest.matchAll(/([^{}]+)\{([^}]*)\}/g)].map(([, selectors = '', body = '']) => ({
    selectors: selectors.split(',').map(toSelector),
    body,
    font: readFont(body),
  }))
  styles = { dir: join(dirname(file), 'fonts'), fontFaces, rules }
  return styles
}

// woff2 only: every browser that can show KaTeX's HTML reads it.
function toFontFace(body: string): FontFace {
  const name = /url\(fonts\/([^)]+)\.woff2\)/.exec(body)?.[1] ?? ''
  const rest = body
    .split(';')
    .filter((declaration) => !declaration.startsWith('src:'))
    .join(';')
  return {
    ...{ family: '', weight: 'normal', style: 'normal', ...readFont(body) },
    name,
    // KaTeX's `font-display: block` stays: `swap` would show 𝔼 as E until the font is loaded.
    css: (url) => `@font-face{${rest};src:url(${url}) format("woff2")}`,
  }
}

/** `font: normal 1.21em KaTeX_Main, …` says all three; the other rules say each by itself. */
function readFont(body: string): Partial<Font> {
  const isShort = /(?:^|;)font:normal /.test(body)
  const family = /(?:^|;)font(?:-family)?:[^;]*?(KaTeX_\w+)/.exec(body)?.[1]
  const weight = isShort ? '400' : /font-weight:(\w+)/.exec(body)?.[1]
  const style = isShort ? 'normal' : /font-style:(\w+)/.exec(body)?.[1]
  return {
    ...(family === undefined ? {} : { family }),
    ...(weight === undefined ? {} : { weight: weight === '700' ? 'bold' : 'normal' }),
    ...(style === undefined ? {} : { style: style === 'italic' ? 'italic' : 'normal' }),
  }
}

function toSelector(text: string): Selector {
  const compounds = [...text.matchAll(/([ >]?)([^ >]+)/g)].map(([, before, compound = '']) => {
    // What a pseudo-class asks for narrows the selector: without it, it is taken to match.
    const plain = compound.replace(/:.*$/, '')
    return {
      tag: /^\w+/.exec(plain)?.[0] ?? '',
      classes: [...plain.matchAll(/\.([\w-]+)/g)].map((match) => match[1] ?? ''),
      isChild: before === '>',
    }
  })
  return { text, compounds }
}
