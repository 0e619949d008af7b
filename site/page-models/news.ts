import type { Locale } from '../../content/locale.ts'
import type { NewsItem } from '../../content/newsItem.ts'
import { formatDay, type ShownDate } from '../i18n/formatDate.ts'
import { strings } from '../i18n/strings.ts'
import { createFrame, type Frame } from './frame.ts'
import { paths } from './routes.ts'
import type { BookContent } from './bookContent.ts'
import type { Site } from './site.ts'
import { richToPlain, type ShownRichText } from './richTexts.ts'
import { shorten, type ShownText, type Texts } from './texts.ts'

/** A line of a list of news. */
export type NewsLine = { date: ShownDate; title: ShownText; href: string }

export type NewsListPage = { frame: Frame; heading: string; items: NewsLine[]; feedHref: string }

export type NewsItemPage = {
  frame: Frame
  title: ShownText
  date: ShownDate
  body: ShownRichText | null
  link: NewsLink | null
}

/** The link of a news item. `isDead`: an address of this site that leads nowhere, which is shown as words. */
export type NewsLink = { url: string; isDead: boolean }

export function createNewsLine({
  site,
  texts,
  item,
}: {
  site: Site
  texts: Texts
  item: NewsItem
}): NewsLine {
  return {
    date: formatDay(item.date, texts.locale),
    title: texts.of(item.book).need(item.title),
    href: site.routes.link(texts.locale, paths.newsItem(item.book, item.slug)),
  }
}

export function createNewsListPage(site: Site, locale: Locale, content: BookContent): NewsListPage {
  const texts = site.texts(locale, content.book.slug)
  const t = strings[locale]
  const { slug } = content.book
  const items = content.news.map((item) => createNewsLine({ site, texts, item }))
  const path = paths.newsList(slug)
  return {
    heading: t.news,
    items,
    feedHref: site.routes.link(locale, paths.bookFeed(slug)),
    frame: createFrame({ site, texts, path, title: t.news, book: content }),
  }
}

/** `content`: the book that the item is about; null where it is about the whole site. */
export function createNewsItemPage(
  site: Site,
  locale: Locale,
  { content, item }: { content: BookContent | null; item: NewsItem },
): NewsItemPage {
  const texts = site.texts(locale, item.book)
  const t = strings[locale]
  const title = texts.need(item.title)
  const body = texts.rich(item.body)
  const book = content ?? undefined
  const path = paths.newsItem(item.book, item.slug)
  // The list that the item belongs to.
  const list =
    book === undefined
      ? { path: paths.home, words: t.siteNews }
      : { path: paths.newsList(book.book.slug), words: t.news }
  return {
    title,
    date: formatDay(item.date, locale),
    body,
    link: showNewsLink(site, item),
    frame: createFrame({
      site,
      texts,
      path,
      title: title.plain,
      description: body === null ? null : shorten(richToPlain(body.blocks, texts)),
      book,
      parent: { href: site.routes.link(locale, list.path), words: list.words },
    }),
  }
}

export function showNewsLink(site: Site, { link }: Pick<NewsItem, 'link'>): NewsLink | null {
  return link === null ? null : { url: link, isDead: site.isDead(link) }
}
