import type { Locale } from '../../content/locale.ts'
import { previewSize, type PreviewLink } from '../page-models/preview.ts'

const territories: Record<Locale, string> = { ja: 'ja_JP', en: 'en_US' }

/** In a page's head: what services show beside a link to it (https://ogp.me; X takes the same, and asks for the kind of card). */
export function PreviewOfLink({
  locale,
  title,
  description,
  siteTitle,
  url,
  picture,
}: {
  locale: Locale
  title: string
  description: string | null
  siteTitle: string
  /** The page's canonical address. */
  url: string
  picture: PreviewLink
}) {
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:site_name" content={siteTitle} />
      <meta property="og:locale" content={territories[locale]} />
      <meta property="og:url" content={url} />
      <meta property="og:image" content={picture.url} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content={String(previewSize.width)} />
      <meta property="og:image:height" content={String(previewSize.height)} />
      <meta property="og:image:alt" content={picture.alt} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}
