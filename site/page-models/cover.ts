import type { Book } from '../../content/book.ts'
import type { MediaVariant } from '../../content/mediaFile.ts'
import { strings } from '../i18n/strings.ts'
import type { Site } from './site.ts'
import type { Texts } from './texts.ts'

/** A picture in several sizes; the browser chooses one. */
export type Picture = {
  src: string
  srcset: string | null
  width: number
  height: number
  alt: string
  altLang: string | null
}

/** The cover of a book; null where there is none, or it was not fetched. */
export function showCover({ site, texts, book }: { site: Site; texts: Texts; book: Book }): Picture | null {
  const file = book.cover === null ? null : site.mediaFile(book.cover)
  if (file === null) return null
  const variants = [...file.sizes, file.original].flatMap((variant) => showVariant(site, variant))
  // For browsers that do not read srcset.
  const main = variants.find((variant) => variant.width >= 320) ?? variants.at(-1)
  if (main === undefined) return null
  const alt = texts.choose(file.alt)
  return {
    src: main.href,
    srcset:
      variants.length > 1 ? variants.map((variant) => `${variant.href} ${variant.width}w`).join(', ') : null,
    width: main.width,
    height: main.height,
    alt: alt?.plain ?? strings[texts.locale].coverOf(texts.need(book.title).plain),
    altLang: alt?.lang ?? null,
  }
}

type Variant = { href: string; width: number; height: number }

function showVariant(site: Site, { filename, width, height }: MediaVariant): Variant[] {
  const href = site.mediaHref(filename)
  return href === null || width === null || height === null ? [] : [{ href, width, height }]
}
