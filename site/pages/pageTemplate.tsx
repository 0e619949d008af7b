import type { ComponentType, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { AssetHrefs } from '../assets/siteAssets.ts'
import { Document, type Alternate } from '../components/Document.tsx'
import type { Pages } from '../page-models/createPages.ts'
import type { Frame } from '../page-models/frame.ts'

/** What Eleventy's data cascade gives a template: the page to show. */
export type PageData = { pageRef: PageRef }
/** `eleventyPaginationGroupNumber` tells the i18n plugin which pages are one page in two languages. */
export type PageRef = { path: string; eleventyPaginationGroupNumber: string }

/** What site/eleventy.config.ts gives to templates as `this`. */
export type TemplateContext = {
  modelOf: (path: string) => unknown
  assets: () => AssetHrefs
  absolute: (rootRelative: string) => string
  /** From Eleventy's i18n plugin: the same page in the other languages. */
  locale_links: (path: string) => { url: string; lang: string }[]
}

/** A template for Eleventy: it makes one page for each reference of its pagination. */
export type PageTemplate = {
  data: object
  render: (this: TemplateContext, data: PageData) => string
}

/** A template for pages in one language; it shows the models `pages[name]`. */
export function pageTemplate<Name extends keyof Pages>(
  name: Name,
  Page: ComponentType<{ model: Pages[Name][number] }>,
): PageTemplate {
  return {
    data: paginate(name),
    render({ pageRef }) {
      const model = this.modelOf(pageRef.path) as Pages[Name][number] & { frame: Frame }
      const alternates = alternatesOf(this, model.frame)
      return toHtml(
        <Document frame={model.frame} assets={this.assets()} alternates={alternates}>
          <Page model={model} />
        </Document>,
      )
    },
  }
}

/** The pagination of a template: one page for each reference. */
export function paginate(name: keyof Pages): object {
  return {
    pagination: { data: `pageRefs.${name}`, size: 1, alias: 'pageRef' },
    permalink: ({ pageRef }: PageData) =>
      pageRef.path.endsWith('/') ? `${pageRef.path}index.html` : pageRef.path,
  }
}

export function toHtml(document: VNode): string {
  return `<!doctype html>\n${renderToString(document)}\n`
}

function alternatesOf(context: TemplateContext, frame: Frame): Alternate[] {
  const twins = context.locale_links(frame.sitePath)
  if (!twins.some((twin) => twin.lang === frame.twin.locale)) {
    throw new Error(
      `The page ${frame.sitePath} has no twin in "${frame.twin.locale}": each page must exist in every language.`,
    )
  }
  const alternates = [{ lang: frame.locale, url: frame.sitePath }, ...twins].map(({ lang, url }) => ({
    hreflang: lang,
    href: context.absolute(url),
  }))
  alternates.sort((a, b) => (a.hreflang < b.hreflang ? 1 : -1))
  return frame.isFrontPage
    ? [...alternates, { hreflang: 'x-default', href: context.absolute('/') }]
    : alternates
}
