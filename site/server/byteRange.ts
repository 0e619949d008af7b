/** The part that a `Range` asks for, both ends included; `all`: no usable range; `none`: beyond the end. */
type ByteRange = { start: number; end: number } | 'all' | 'none'

/**
 * Reads a `Range` header for a file of `size` bytes (RFC 9110, section 14). A request for several parts gets the whole
 * file.
 */
export function readByteRange(header: string | undefined, size: number): ByteRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (match === null) return 'all'
  const [, from = '', to = ''] = match
  if (from === '' && to === '') return 'all'
  if (from === '')
    return Number(to) === 0 || size === 0 ? 'none' : { start: Math.max(0, size - Number(to)), end: size - 1 }
  const start = Number(from)
  if (to !== '' && Number(to) < start) return 'all'
  if (start >= size) return 'none'
  return { start, end: to === '' ? size - 1 : Math.min(Number(to), size - 1) }
}
