/** The longest name before its extension: with three-byte characters and the suffix of a size it stays below 255 bytes. */
const maxLength = 60

// Names that Windows keeps for devices.
const deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * Makes a file name that is safe in every file system, URL and page: letters and digits of any script, hyphens, underscores and
 * single dots; everything else becomes a hyphen. The extension is kept, in small letters.
 */
export function toSafeFilename(name: string): string {
  const bare = name.normalize('NFKC').replace(/^.*[/\\]/su, '')
  const extension = /\.([A-Za-z0-9]+)$/.exec(bare)?.[1]?.toLowerCase() ?? ''
  const stem = bare
    .slice(0, extension === '' ? undefined : -(extension.length + 1))
    .replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-')
    .replace(/([-.])[-.]+/g, '$1')
  const trimmed = [...stem]
    .slice(0, maxLength)
    .join('')
    .replace(/^[-.]+|[-.]+$/g, '')
  const safe =
    trimmed === '' ? 'file' : deviceNames.test(trimmed.replace(/\..*$/s, '')) ? `file-${trimmed}` : trimmed
  return extension === '' ? safe : `${safe}.${extension}`
}
