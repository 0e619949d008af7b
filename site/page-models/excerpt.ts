import type { Excerpt } from '../../content/excerpt.ts'
import type { Locale } from '../../content/locale.ts'
import { createFrame, type Frame } from './frame.ts'
import { paths } from './routes.ts'
import type { BookContent } from './bookContent.ts'
import type { Site } from './site.ts'
import { richToPlain, type ShownBlock, type ShownRichText } from './richTexts.ts'
import { shorten, type ShownText, type Texts } from './texts.ts'

export type ExcerptPage = {
  frame: Frame
  title: ShownText
  source: ShownText | null
  body: ShownRichText | null
}

/** An excerpt on its book's page: its first paragraph, and the link to the rest. */
export type ExcerptTeaser = {
  title: ShownText
  source: ShownText | null
  opening: ShownRichText | null
  href: string
}

export function createExcerptPage(
  site: Site,
  locale: Locale,
  { content, excerpt }: { content: BookContent; excerpt: Excerpt },
): ExcerptPage {
  const texts = site.texts(locale, excerpt.book)
  const title = texts.need(excerpt.title)
  const body = texts.rich(excerpt.body)
  const path = paths.excerpt(excerpt.book, excerpt.slug)
  return {
    title,
    source: texts.choose(excerpt.source),
    body,
    frame: createFrame({
      site,
      texts,
      path,
      title: title.plain,
      description: body === null ? null : shorten(richToPlain(body.blocks, texts)),
      book: content,
    }),
  }
}

export function createExcerptTeaser({
  site,
  texts,
  excerpt,
}: {
  site: Site
  texts: Texts
  excerpt: Excerpt
}): ExcerptTeaser {
  const body = texts.rich(excerpt.body)
  const isParagraph = (block: ShownBlock) => block.kind === 'paragraph'
  return {
    title: texts.need(excerpt.title),
    source: texts.choose(excerpt.source),
    opening: body === null ? null : { ...body, blocks: body.blocks.filter(isParagraph).slice(0, 1) },
    href: site.routes.link(texts.locale, paths.excerpt(excerpt.book, excerpt.slug)),
  }
}
