/** The longest slug; file systems allow 255 bytes a name. */
export const slugMaxLength = 80

// Names that Windows keeps for devices: a release copied there would lose these pages.
const deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)$/
// File names that the site uses beside the folders of books and excerpts.
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
