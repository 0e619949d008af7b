/** The longest slug; a path of several of them stays far below what file systems take (255 bytes a name). */
export const slugMaxLength = 80

// Names that Windows keeps for devices: a release copied there would lose these pages.
const deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)$/
// Names that stand beside books' and excerpts' own pages.
const reserved = new Set(['index'])

/**
 * Whether a text can stand in a URL and as a folder's name: lower-case letters, digits and single hyphens between them
 * (`diffusion-models`), at most 80 characters, and no name that a file system keeps for itself.
 */
export function isSlug(text: string): boolean {
  return (
    text.length <= slugMaxLength &&
    /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) &&
    !deviceNames.test(text) &&
    !reserved.has(text)
  )
}
