import { readFileSync } from 'node:fs'

/** The site's icon on its paper, at the size of a preview picture: for where none can be drawn. Made from site/assets/icons/icon.svg. */
export const plainPicture: Uint8Array = readFileSync(new URL('plainPicture.png', import.meta.url))
