/** The target of a request, below the site's root: `path` is decoded, `''` is the root; `search` is `?…` or empty. */
type RequestedPath = { path: string; search: string }

/**
 * Reads the target of a request (RFC 9112, section 3.2) strictly. Gives null for what no link of a site can hold:
 * `..`, names that begin with a dot, empty segments, encoded slashes, backslashes, control characters, bad escapes.
 * None is normalized: the normalized path would not be the one that was checked.
 */
export function readRequestPath(target: string): RequestedPath | null {
  const withoutOrigin = target.replace(/^https?:\/\/[^/?#]*/i, '')
  const [encoded = '', ...query] = withoutOrigin.split('?')
  if (!encoded.startsWith('/') || encoded.includes('#')) return null
  const segments = encoded.slice(1).split('/')
  const decoded = segments.map(decodeSegment)
  const isPlain = decoded.every(
    (segment, index) => segment !== null && (segment !== '' || index === decoded.length - 1),
  )
  if (!isPlain) return null
  return { path: decoded.join('/'), search: query.length === 0 ? '' : `?${query.join('?')}` }
}

function decodeSegment(segment: string): string | null {
  try {
    const decoded = decodeURIComponent(segment)
    return /^\.|[/\\\u0000-\u001f\u007f]/u.test(decoded) ? null : decoded
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
