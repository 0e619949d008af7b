import { isIPv6 } from 'node:net'

/**
 * The network by which a client is counted: the IPv4 address itself, and of an IPv6 address the first 64 bits, because one
 * subscriber has all that follow (RFC 6177, RFC 4291 section 2.5.4), written as `2001:db8:0:1::/64`. Takes an address as
 * readClientAddress gives it.
 */
export function toClientNetwork(address: string): string {
  if (!isIPv6(address)) return address
  // The zone of a link-local address ("%eth0") belongs to this machine.
  const [plain = ''] = address.split('%')
  // A tail in IPv4's way of writing ("::192.0.2.1") is two groups.
  const [head = '', tail] = plain.replace(/[\d.]+\.\d+$/, '0:0').split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const left = groups(head)
  const right = groups(tail ?? '')
  const zeros = Array<string>(8 - left.length - right.length).fill('0')
  const first = [...left, ...zeros, ...right].slice(0, 4).map((group) => parseInt(group, 16).toString(16))
  return `${first.join(':')}::/64`
}

/** Whether an address is this machine's own: 127.0.0.0/8 or ::1. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^127(\.\d+){3}$/.test(address)
}
