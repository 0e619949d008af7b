import { isIP } from 'node:net'

/**
 * The IP address of the client that sent a request; null: not known.
 *
 * Without `trustProxy` it is the address of the connection, and X-Forwarded-For is ignored: anybody can send that header.
 * With it, one reverse proxy stands in front and appends the address that it saw: the right-most one counts. What stands
 * to the left of it came with the request, and is the client's own claim. Where the proxy gave no address, the
 * connection's (that is the proxy's own) is the answer.
 *
 * An IPv4 address that is mapped into IPv6 (`::ffff:192.0.2.1`) is given as IPv4, so that a client has one address.
 */
export function readClientAddress(request: {
  /** X-Forwarded-For as it arrived; several headers of that name are joined with commas (RFC 9110, section 5.3). */
  forwardedFor: string | null | undefined
  /** The peer of the connection; null where it is not known. */
  socketAddress: string | null | undefined
  trustProxy: boolean
}): string | null {
  const { forwardedFor, socketAddress, trustProxy } = request
  const rightMost = trustProxy ? forwardedFor?.split(',').at(-1) : undefined
  return toAddress(rightMost ?? '') ?? toAddress(socketAddress ?? '')
}

/** Takes an address with a port too, as some proxies write it: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function toAddress(text: string): string | null {
  const trimmed = text.trim()
  const [, bracketed] = /^\[(.*)\](?::\d+)?$/.exec(trimmed) ?? []
  const [, beforePort] = /^([\d.]+):\d+$/.exec(trimmed) ?? []
  const address = (bracketed ?? beforePort ?? trimmed).toLowerCase()
  const [, mapped] = /^::ffff:([\d.]+)$/.exec(address) ?? []
  const plain = mapped ?? address
  return isIP(plain) === 0 ? null : plain
}
