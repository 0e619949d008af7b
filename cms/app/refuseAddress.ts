/**
 * The answer to an address that names nothing and that no file system or router can take: a NUL among its characters, or percent
 * signs that encode none. Null for every other.
 */
export function refuseAddress({ url }: Request): Response | null {
  if (isReadable(new URL(url).pathname)) return null
  return Response.json({ errors: [{ message: 'Not Found' }] }, { status: 404 })
}

function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch (error) {
    if (error instanceof URIError) return false
    throw error
  }
}
