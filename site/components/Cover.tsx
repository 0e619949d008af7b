import type { Picture } from '../page-models/picture.ts'

/** A cover, with its size, so that the layout does not shift when it loads. */
export function Cover({ cover, sizes, alt }: { cover: Picture; sizes: string; alt?: string }) {
  return (
    <img
      class="cover"
      src={cover.src}
      srcset={cover.srcset ?? undefined}
      sizes={cover.srcset === null ? undefined : sizes}
      width={cover.width}
      height={cover.height}
      alt={alt ?? cover.alt}
      lang={alt === undefined ? (cover.altLang ?? undefined) : undefined}
    />
  )
}
