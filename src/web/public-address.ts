import ipaddr from 'ipaddr.js'

/** Where the IPv4 address stands in those of IPv6 that only carry one: NAT64, 6to4. */
const CARRIED: Record<string, number> = { rfc6052: 12, '6to4': 2 }

/**
 * Whether an IP address is one of the open internet: global unicast, also when it is IPv4 inside
 * IPv6. Everything of this machine, its network or a provider's inside is not.
 *
 * @param address as a resolver gives it, or as it stands in a URL, without brackets
 * @example isPublicAddress('::ffff:10.0.0.1') // false
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const read = ipaddr.process(address)
  const range = read.range()
  const start = CARRIED[range]
  if (start !== undefined) {
    const carried = read.toByteArray().slice(start, start + 4)
    return isPublicAddress(carried.join('.'))
  }
  // Of IPv6 only 2000::/3 is given out.
  const isGivenOut = read.kind() === 'ipv4' || ((read.toByteArray()[0] ?? 0) & 0xe0) === 0x20
  return range === 'unicast' && isGivenOut
}
