import type { AssetHrefs } from '../assets/siteAssets.ts'

/** In a page's head: the site's icons, and the colour of what a browser draws around the page (`--paper` of base.css). */
export function HeadIcons({ icons }: { icons: AssetHrefs['icons'] }) {
  return (
    <>
      <meta name="theme-color" content="#fdfcf9" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#16191d" media="(prefers-color-scheme: dark)" />
      <link rel="icon" href={icons.small} type="image/png" sizes="192x192" />
      <link rel="apple-touch-icon" href={icons.touch} />
    </>
  )
}
