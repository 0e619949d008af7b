import { I18nPlugin, type UserConfig } from '@11ty/eleventy'
import { defaultLocale } from '../content/locale.ts'
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
import type { PageRef, PageTemplate, TemplateContext } from './pages/pageTemplate.tsx'
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
  bilingual: bilingualPages,
}

/**
 * Configures Eleventy for one build. The templates are modules of this process and not files of an input folder:
 * Eleventy would import such files anew for each build, and a module that was imported is never freed.
 */
export function configureEleventy({
  pages,
  assets,
  absolute,
}: {
  pages: Pages
  assets: AssetHrefs
  absolute: (sitePath: string) => string
}): (config: UserConfig) => void {
  const models = new Map(
    Object.values(pages).flatMap((list) => list.map((model) => [sitePath(model), model])),
  )
  const pageRefs = Object.fromEntries(
    Object.entries(pages).map(([name, list]) => [name, list.map((model) => toRef(sitePath(model)))]),
  )
  const context: Omit<TemplateContext, 'locale_links'> = {
    modelOf: (path) => models.get(path),
    assets: () => assets,
    absolute,
  }
  return (config) => {
    config.ignores.add('**/*')
    config.setUseGitIgnore(false)
    config.addExtension(['11ty.ts', '11ty.tsx'], { key: '11ty.js' })
    config.setTemplateFormats(['11ty.ts', '11ty.tsx'])
    config.addPlugin(I18nPlugin, { defaultLanguage: defaultLocale })
    config.addGlobalData('pageRefs', pageRefs)
    for (const [name, fn] of Object.entries(context)) config.addJavaScriptFunction(name, fn)
    for (const [name, template] of Object.entries(templates)) {
      // A copy, because Eleventy writes its functions into the object.
      config.addTemplate(`${name}Pages.11ty.tsx`, { ...template })
    }
  }
}

type Model = Pages[keyof Pages][number]

function sitePath(model: Model): string {
  return 'frame' in model ? model.frame.sitePath : model.path
}

function toRef(path: string): PageRef {
  return { path, eleventyPaginationGroupNumber: path.replace(/^\/(ja|en)\//, '/') }
}
