import { setImmediate as othersTurn } from 'node:timers/promises'
import type { UserConfig } from '@11ty/eleventy'
import type { AssetHrefs } from './assets/siteAssets.ts'
import type { Pages } from './page-models/createPages.ts'
import bilingualPages from './pages/bilingualPages.11ty.tsx'
import bookPages from './pages/bookPages.11ty.tsx'
import errataPages from './pages/errataPages.11ty.tsx'
import excerptPages from './pages/excerptPages.11ty.tsx'
import homePages from './pages/homePages.11ty.tsx'
import materialsPages from './pages/materialsPages.11ty.tsx'
import newsItemPages from './pages/newsItemPages.11ty.tsx'
import newsListPages from './pages/newsListPages.11ty.tsx'
import type { PageData, PageRef, PageTemplate, TemplateContext } from './pages/pageTemplate.tsx'
import searchPages from './pages/searchPages.11ty.tsx'
import tocPages from './pages/tocPages.11ty.tsx'

const templates: Record<keyof Pages, PageTemplate> = {
  home: homePages,
  book: bookPages,
  errata: errataPages,
  toc: tocPages,
  excerpt: excerptPages,
  newsList: newsListPages,
  newsItem: newsItemPages,
  materials: materialsPages,
  search: searchPages,
  bilingual: bilingualPages,
}

/** The pages of one run of Eleventy: their models by the page's address within the site. */
export type PagesOfRun = {
  refs: (name: keyof Pages) => PageRef[]
  modelOf: (path: string) => unknown
  assets: AssetHrefs
}

/**
 * Configures an Eleventy that renders again and again: each run asks `pagesOfRun` what to render. The templates are modules of this
 * process and not files of an input folder: Eleventy would import such files anew for each run, and a module that was imported is
 * never freed.
 */
export function configureEleventy(pagesOfRun: () => PagesOfRun): (config: UserConfig) => void {
  const context: TemplateContext = {
    modelOf: (path) => pagesOfRun().modelOf(path),
    assets: () => pagesOfRun().assets,
  }
  return (config) => {
    config.ignores.add('**/*')
    config.setUseGitIgnore(false)
    config.addExtension(['11ty.ts', '11ty.tsx'], { key: '11ty.js' })
    config.setTemplateFormats(['11ty.ts', '11ty.tsx'])
    // Eleventy reads its data once; `before` below gives each run its own pages in place of these.
    config.addGlobalData('pageRefs', [{ path: '/' }])
    for (const [name, fn] of Object.entries(context)) config.addJavaScriptFunction(name, fn)
    for (const [name, template] of Object.entries(templates)) {
      const refs = () => pagesOfRun().refs(name as keyof Pages)
      // A new object, because Eleventy writes its functions into it.
      config.addTemplate(`${name}Pages.11ty.tsx`, { render: inTurn(template), data: paginate(refs) })
    }
  }
}

/** Renders a page after others had their turn: it has the process for itself for a while, and the search's program waits for answers. */
function inTurn(template: PageTemplate) {
  return async function (this: TemplateContext, data: PageData): Promise<string> {
    await othersTurn()
    return template.render.call(this, data)
  }
}

/** The pagination of a template: one page for each reference. */
function paginate(refs: () => PageRef[]): object {
  return {
    pagination: { data: 'pageRefs', before: refs, size: 1, alias: 'pageRef' },
    permalink: ({ pageRef }: PageData) =>
      pageRef.path.endsWith('/') ? `${pageRef.path}index.html` : pageRef.path,
  }
}
