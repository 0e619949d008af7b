import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Formula } from '../math/createMath.ts'
import { buildMathStylesheet, readKatexStyles } from '../math/mathStylesheet.ts'
import type { RenderedFile } from '../renderedSite.ts'
import { bundle } from './bundle.ts'

/** Root-relative addresses of what pages load. `math`: null where no page has a formula. */
export type AssetHrefs = { style: string; script: string; math: string | null; leadOn: string }

/** Everything that pages load. The names contain a hash of the content, so that browsers may cache the files for ever. */
export type SiteAssets = {
  files: RenderedFile[]
  /** The script of pages at former addresses, which few sites have: not among `files`. */
  leadOn: RenderedFile
  paths: AssetHrefs
}

/** Reads the site's own assets once. The result gives, for the formulas of some pages, the assets that these need. */
export function createAssets(): (formulas: ReadonlySet<Formula>) => SiteAssets {
  const katex = readKatexStyles()
  const style = toHashedFile('site', 'css', bundle('styles/site.css'))
  const script = toHashedFile('site', 'js', bundle('scripts/site.ts'))
  const leadOn = toHashedFile('lead-on', 'js', bundle('scripts/leadOn.ts'))
  const fonts = new Map(
    katex.fontFaces.map(({ file }) => [
      file,
      toHashedFile(file.replace(/\.woff2$/, ''), 'woff2', readFileSync(join(katex.dir, file))),
    ]),
  )
  const hashedName = (file: string) => fonts.get(file)?.path.replace('assets/', '') ?? file
  // The style sheet first, then its fonts.
  const createMathFiles = (formulas: ReadonlySet<Formula>): RenderedFile[] => {
    if (formulas.size === 0) return []
    const sheet = buildMathStylesheet({ katex, formulas, fontUrl: hashedName })
    const usedFonts = sheet.fonts.flatMap((file) => fonts.get(file) ?? [])
    return [toHashedFile('math', 'css', Buffer.from(sheet.css)), ...usedFonts]
  }
  return (formulas) => {
    const math = createMathFiles(formulas)
    return {
      files: [style, script, ...math],
      leadOn,
      paths: {
        style: style.path,
        script: script.path,
        math: math[0]?.path ?? null,
        leadOn: leadOn.path,
      },
    }
  }
}

function toHashedFile(name: string, extension: string, content: Uint8Array): RenderedFile {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  return { path: `assets/${name}-${hash}.${extension}`, content }
}
