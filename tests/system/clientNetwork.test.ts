import { describe, expect, it } from 'vitest'
import { isLoopback, toClientNetwork } from '../../system/clientNetwork.ts'

describe('the network that a client is counted by', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1::/64'],
    ['2001:db8:0:1::5', '2001:db8:0:1::/64'],
    ['2001:0DB8:0000:0001::5', '2001:db8:0:1::/64'],
    ['2001:db8::5', '2001:db8:0:0::/64'],
    ['2001:db8::1:2:3:4', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3::', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['fe80::1:2:3:4%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is %s', (address, network) => {
    expect(toClientNetwork(address)).toBe(network)
  })
})

describe("this machine's own addresses", () => {
  it.each([
    ['127.0.0.1', true],
    ['127.1.2.3', true],
    ['::1', true],
    ['128.0.0.1', false],
    ['127.0.0.1.example', false],
    ['::2', false],
  ])('%s: %s', (address, own) => {
    expect(isLoopback(address)).toBe(own)
  })
})
