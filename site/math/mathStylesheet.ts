import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Formula } from './createMath.ts'

/** KaTeX's style sheet, split into `@font-face` and other rules. `dir` is the folder of its fonts. */
type KatexStyles = { dir: string; fontFaces: FontFace[]; rules: string; families: FamilyRule[] }
/** The classes that an element must have, in one way or another, so that it is set in the family. */
type FamilyRule = { family: string; alternatives: string[][] }
type FontFace = { family: string; file: string; css: (url: string) => string }

/** Reads the style sheet of the installed KaTeX. */
export function readKatexStyles(): KatexStyles {
  const file = createRequire(import.meta.url).resolve('katex/dist/katex.min.css')
  const css = readFileSync(file, 'utf8')
  const fontFaces = [...css.matchAll(/@font-face\{([^}]*)\}/g)].map(([, body = '']) => toFontFace(body))
  const rules = css.replace(/@font-face\{[^}]*\}/g, '')
  return { dir: join(dirname(file), 'fonts'), fontFaces, rules, families: readFamilyRules(rules) }
}

// woff2 only: every browser that can show KaTeX's HTML reads it.
function toFontFace(body: string): FontFace {
  const family = /font-family:"?([^;"]+)/.exec(body)?.[1] ?? ''
  const file = /url\(fonts\/([^)]+\.woff2)\)/.exec(body)?.[1] ?? ''
  const rest = body
    .split(';')
    .filter((declaration) => !declaration.startsWith('src:'))
    .join(';')
  // KaTeX's `font-display: block` stays: `swap` would show 𝔼 as E until the font is loaded.
  return { family, file, css: (url) => `@font-face{${rest};src:url(${url}) format("woff2")}` }
}

/** The style sheet for the formulas of some pages, and the files of the fonts that it needs. */
export function buildMathStylesheet({
  katex,
  formulas,
  fontUrl,
}: {
  katex: KatexStyles
  formulas: Iterable<Formula>
  /** The address of a font file, relative to the style sheet. */
  fontUrl: (file: string) => string
}): { css: string; fonts: string[] } {
  const styles = new Map<string, string>()
  const classNames = new Set<string>()
  for (const formula of formulas) {
    if (!formula.ok) continue
    for (const { name, declarations } of formula.styles) styles.set(name, declarations)
    for (const name of formula.classNames) classNames.add(name)
  }
  const families = findFamilies(katex.families, classNames)
  const faces = katex.fontFaces.filter((face) => families.has(face.family))
  const formulaRules = [...styles]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, declarations]) => `.${name}.${name}.${name}.${name}{${declarations}}`)
  const css = [...faces.map((face) => face.css(fontUrl(face.file))), katex.rules, ...formulaRules].join('\n')
  return { css, fonts: faces.map((face) => face.file) }
}

function readFamilyRules(rules: string): FamilyRule[] {
  return [...rules.matchAll(/([^{}]+)\{([^}]*)\}/g)].flatMap(([, selector = '', body = '']) => {
    const family = /(?:font|font-family):[^;]*?(KaTeX_\w+)/.exec(body)?.[1]
    if (family === undefined) return []
    const alternatives = selector
      .split(',')
      .map((part) => [...part.matchAll(/\.([\w-]+)/g)].map((match) => match[1] ?? ''))
    return [{ family, alternatives }]
  })
}

/** The font families that the rules for these classes name. Every formula needs the main one. */
function findFamilies(rules: readonly FamilyRule[], classNames: ReadonlySet<string>): Set<string> {
  const families = new Set(['KaTeX_Main', 'KaTeX_Math'])
  for (const { family, alternatives } of rules)
    if (alternatives.some((names) => names.every((name) => classNames.has(name)))) families.add(family)
  return families
}
