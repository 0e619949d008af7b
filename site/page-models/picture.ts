import type { MediaFile, MediaVariant } from '../../content/mediaFile.ts'

/** A picture in several sizes; the browser chooses one. */
export type Picture = {
  src: string
  srcset: string | null
  width: number
  height: number
  alt: string
  /** The language of `alt` where it is not that of the text around it. */
  altLang: string | null
}

/** The uploads of a site: by their id, and by where the release has their files (null: not fetched). */
export type Pictures = {
  mediaFile: (id: string) => MediaFile | null
  mediaHref: (filename: string) => string | null
}

/** The addresses and the size of a picture; null where there is no such upload, it is no picture, or it was not fetched. */
export function showPicture(
  { mediaFile, mediaHref }: Pictures,
  id: string,
): { file: MediaFile; picture: Omit<Picture, 'alt' | 'altLang'> } | null {
  const file = mediaFile(id)
  if (file === null) return null
  const variants = [...file.sizes, file.original].flatMap((variant) => showVariant(variant, mediaHref))
  // For browsers that do not read srcset.
  const main = variants.find((variant) => variant.width >= 320) ?? variants.at(-1)
  if (main === undefined) return null
  return {
    file,
    picture: {
      src: main.href,
      srcset:
        variants.length > 1
          ? variants.map((variant) => `${variant.href} ${variant.width}w`).join(', ')
          : null,
      width: main.width,
      height: main.height,
    },
  }
}

type Variant = { href: string; width: number; height: number }

function showVariant({ filename, width, height }: MediaVariant, mediaHref: Pictures['mediaHref']): Variant[] {
  const href = mediaHref(filename)
  return href === null || width === null || height === null ? [] : [{ href, width, height }]
}
