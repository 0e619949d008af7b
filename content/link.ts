const schemes = new Set(['http:', 'https:', 'mailto:'])

/**
 * Whether a reader can be sent there: an absolute http or https URL without a password in it, or a mailto address.
 * Everything else (`javascript:`, `data:`, relative paths) is refused when content enters.
 */
export function isSafeLink(text: string): boolean {
  // The URL parser drops tabs and newlines before it reads the scheme: a text that holds one is refused.
  if (/[\s\p{Cc}]/u.test(text) || !URL.canParse(text)) return false
  const url = new URL(text)
  if (!schemes.has(url.protocol)) return false
  if (url.protocol === 'mailto:') return /^[^@]+@[^@]+$/.test(url.pathname)
  return url.hostname !== '' && url.username === '' && url.password === ''
}
