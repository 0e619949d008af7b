import type { MediaFile, MediaVariant } from '../../content/mediaFile.ts'
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

/** The uploads of a site: by their id, and where the release has their files (null: not fetched). */
export type Pictures = {
  mediaFile: (id: string) => MediaFile | null
  mediaHref: (filename: string) => string | null
}

/** An upload as a picture; `alt`: what stands for it where it has no words of its own. Null where it was not fetched, or is none. */
export function showPicture({
  site,
  texts,
  id,
  alt,
}: {
  site: Pictures
  texts: Pick<Texts, 'choose'>
  id: string
  alt: string
}): Picture | null {
  const file = site.mediaFile(id)
  if (file === null) return null
  const shown = [...file.sizes, file.original].flatMap((variant) => showVariant(site, variant))
  // A size that is as wide as the original: HTML allows a width once in a srcset. The first is the smaller file.
  const variants = [
    ...new Map([...shown].reverse().map((variant) => [variant.width, variant])).values(),
  ].reverse()
  // For browsers that do not read srcset.
  const main = variants.find((variant) => variant.width >= 320) ?? variants.at(-1)
  if (main === undefined) return null
  const words = texts.choose(file.alt)
  return {
    src: main.href,
    srcset:
      variants.length > 1 ? variants.map((variant) => `${variant.href} ${variant.width}w`).join(', ') : null,
    width: main.width,
    height: main.height,
    alt: words?.plain ?? alt,
    altLang: words?.lang ?? null,
  }
}

type Variant = { href: string; width: number; height: number }

function showVariant(site: Pictures, { filename, width, height }: MediaVariant): Variant[] {
  const href = site.mediaHref(filename)
  return href === null || width === null || height === null ? [] : [{ href, width, height }]
}
