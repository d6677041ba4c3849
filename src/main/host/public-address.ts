import { BlockList, isIP } from 'node:net'

/**
 * True for addresses of the open internet. Everything that leads to this machine, its network, or through a tunnel to
 * an IPv4 address we would refuse (mapped, NAT64, 6to4, Teredo) is not: a feed or a redirect could otherwise reach
 * routers, printers and cloud metadata in the reader's name. From the IANA special-purpose registries.
 */
export function isPublicAddress(address: string): boolean {
  const [bare = ''] = address.split('%')
  switch (isIP(bare)) {
    case 4:
      return !special4.check(bare, 'ipv4')
    case 6:
      // Only 2000::/3 is given out as global unicast: what is outside of it needs no list.
      return global6.check(bare, 'ipv6') && !special6.check(bare, 'ipv6')
    default:
      return false
  }
}

const special4 = listOf('ipv4', [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by carriers (CGNAT)
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local; cloud metadata
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved; broadcast
])

const global6 = listOf('ipv6', [['2000::', 3]])

const special6 = listOf('ipv6', [
  ['2001::', 23], // protocol assignments; Teredo, benchmarks, ORCHID
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4: an IPv4 address inside
  ['3fff::', 20], // documentation
])

function listOf(family: 'ipv4' | 'ipv6', subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, family)
  return list
}
