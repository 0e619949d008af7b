import { describe, expect, it } from 'vitest'
import { readClientAddress } from '../../system/clientAddress.ts'

const proxy = '10.0.0.2'

describe('the address of a client behind a trusted proxy', () => {
  it.each([
    ['the one address', '203.0.113.7', '203.0.113.7'],
    ['the right-most: the rest is the client’s claim', '192.0.2.1, 198.51.100.2,203.0.113.7', '203.0.113.7'],
    ['spaces around it', '  203.0.113.7\t', '203.0.113.7'],
    ['IPv6', '2001:DB8::7', '2001:db8::7'],
    ['IPv6 in brackets', '[2001:db8::7]', '2001:db8::7'],
    ['IPv6 with a port', '[2001:db8::7]:4711', '2001:db8::7'],
    ['IPv4 with a port', '203.0.113.7:4711', '203.0.113.7'],
    ['IPv4 mapped into IPv6', '::ffff:203.0.113.7', '203.0.113.7'],
    ['IPv4 mapped into IPv6, with a port', '[::FFFF:203.0.113.7]:4711', '203.0.113.7'],
    ['no header: the connection', undefined, proxy],
    ['no header (as Headers gives it): the connection', null, proxy],
    ['an empty header', '', proxy],
    ['nothing after the last comma', '203.0.113.7, ', proxy],
    ['a name (RFC 7239, section 6.3)', '203.0.113.7, unknown', proxy],
    ['numbers that are no address', '999.0.113.7', proxy],
    ['a line break that was smuggled in', '203.0.113.7\nINFO all is well', proxy],
    ['markup', '<script>', proxy],
    ['something very long', '1'.repeat(100_000), proxy],
  ])('%s', (_what, forwardedFor, address) => {
    expect(readClientAddress({ forwardedFor, socketAddress: proxy, trustProxy: true })).toBe(address)
  })
})

describe('the address of a client without a trusted proxy', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8::9', '2001:db8::9'],
    [undefined, null],
    [null, null],
  ])('is that of the connection, whatever X-Forwarded-For says: %s', (socketAddress, address) => {
    expect(readClientAddress({ forwardedFor: '192.0.2.1', socketAddress, trustProxy: false })).toBe(address)
  })
})
