import type { FormulaNeeds } from '../math/formulaNeeds.ts'
import { readKatexStyles } from '../math/katexStyles.ts'
import { findMathNeeds } from '../math/mathStylesheet.ts'
import type { RenderedFile } from '../renderedSite.ts'
import { bundle } from './bundle.ts'
import { createCopyRules, createCopyWords } from './copyRules.ts'
import { createFontCutter } from './cutFonts.ts'
import { toHashedFile } from './hashedFile.ts'
import { icons } from './icons.ts'

/** The script of a page in one language: that of the list of errata holds what all pages have, too. */
export type ScriptName = 'site' | 'errata'

/** Root-relative addresses of what pages load. `math`: null where no page has a formula. */
export type AssetHrefs = {
  style: string
  /** What the list of errata loads where no script runs. */
  copies: string
  /** One for each kind of page. */
  scripts: Record<ScriptName, string>
  math: string | null
  leadOn: string
  chooseLanguage: string
  /** What the search page alone loads. */
  search: { script: string; style: string }
  icons: { touch: string; small: string; large: string }
}

/** The paths of assets below the release's root as addresses. */
export function toHrefs(
  { style, copies, scripts, math, leadOn, chooseLanguage, search, icons }: AssetHrefs,
  { file }: { file: (path: string) => string },
): AssetHrefs {
  return {
    style: file(style),
    copies: file(copies),
    scripts: { site: file(scripts.site), errata: file(scripts.errata) },
    math: math === null ? null : file(math),
    leadOn: file(leadOn),
    chooseLanguage: file(chooseLanguage),
    search: { script: file(search.script), style: file(search.style) },
    icons: { touch: file(icons.touch), small: file(icons.small), large: file(icons.large) },
  }
}

/** Everything that pages load. The names contain a hash of the content, so that browsers may cache the files for ever. */
export type SiteAssets = {
  files: RenderedFile[]
  /** The script of pages at former addresses, which few sites have: not among `files`. */
  leadOn: RenderedFile
  /** The script of the pages in two languages: not among `files`. */
  chooseLanguage: RenderedFile
  /** What the search page alone loads: not among `files` either. */
  search: RenderedFile[]
  paths: AssetHrefs
}

/** Reads the site's own assets once. The result gives, for the formulas of some pages, the assets that these need. */
export function createAssets(): (formulas: ReadonlySet<FormulaNeeds>) => Promise<SiteAssets> {
  const katex = readKatexStyles()
  const cutFont = createFontCutter(katex.dir)
  const style = toHashedFile(
    'site',
    'css',
    Buffer.concat([bundle('styles/site.css'), Buffer.from(createCopyWords())]),
  )
  const copies = toHashedFile('copies', 'css', Buffer.from(createCopyRules()))
  const scripts = {
    site: toHashedFile('site', 'js', bundle('scripts/site.ts')),
    errata: toHashedFile('errata', 'js', bundle('scripts/errata.ts')),
  }
  const leadOn = toHashedFile('lead-on', 'js', bundle('scripts/leadOn.ts'))
  const chooseLanguage = toHashedFile('choose-language', 'js', bundle('scripts/chooseLanguage.ts'))
  const search = {
    script: toHashedFile('search', 'js', bundle('scripts/search.ts')),
    style: toHashedFile('search', 'css', bundle('styles/search.css')),
  }
  // The style sheet first, then its fonts.
  const createMathFiles = async (formulas: ReadonlySet<FormulaNeeds>): Promise<RenderedFile[]> => {
    if (formulas.size === 0) return []
    const { glyphs, css } = findMathNeeds({ katex, formulas })
    const fonts = new Map<string, RenderedFile>()
    for (const [name, characters] of glyphs) fonts.set(name, await cutFont(name, characters))
    const sheet = css((name) => fonts.get(name)?.path.replace('assets/', '') ?? name)
    return [toHashedFile('math', 'css', Buffer.from(sheet)), ...fonts.values()]
  }
  return async (formulas) => {
    const math = await createMathFiles(formulas)
    return {
      files: [style, copies, ...Object.values(scripts), ...Object.values(icons), ...math],
      leadOn,
      chooseLanguage,
      search: Object.values(search),
      paths: {
        style: style.path,
        copies: copies.path,
        scripts: { site: scripts.site.path, errata: scripts.errata.path },
        math: math[0]?.path ?? null,
        leadOn: leadOn.path,
        chooseLanguage: chooseLanguage.path,
        icons: { touch: icons.touch.path, small: icons.small.path, large: icons.large.path },
        search: { script: search.script.path, style: search.style.path },
      },
    }
  }
}
