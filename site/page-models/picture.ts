import type { MediaVariant } from '../../content/mediaFile.ts'
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

/** An upload as a picture; `alt`: what stands for it where it has no words of its own. Null where it was not fetched, or is none. */
export function showPicture({
  site,
  texts,
  id,
  alt,
}: {
  site: Site
  texts: Texts
  id: string
  alt: string
}): Picture | null {
  const file = site.mediaFile(id)
  if (file === null) return null
  const variants = [...file.sizes, file.original].flatMap((variant) => showVariant(site, variant))
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

function showVariant(site: Site, { filename, width, height }: MediaVariant): Variant[] {
  const href = site.mediaHref(filename)
  return href === null || width === null || height === null ? [] : [{ href, width, height }]
}
