import { expect, test } from 'vitest'
import { isPublicAddress } from '#src/web/public-address.ts'

test.for([
  '93.184.215.14',
  '8.8.8.8',
  '2606:2800:220:1::1',
  '::ffff:8.8.8.8',
  '64:ff9b::808:808',
  '2002:808:808::1',
])('%s is an address of the open internet', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.for([
  ['this machine', '127.0.0.1', '127.9.9.9', '::1', '0.0.0.0', '::'],
  ['a private network', '10.0.0.1', '172.16.0.1', '192.168.1.1', 'fd00::1', 'fec0::1'],
  ['a link, where clouds tell their secrets', '169.254.169.254', 'fe80::1'],
  ['a provider’s inside', '100.64.0.1'],
  ['many at once', '224.0.0.1', '255.255.255.255', 'ff02::1'],
  ['what nobody has', '240.0.0.1', '192.0.2.1', '198.18.0.1', '2001:db8::1', '100::1'],
  ['a private address inside IPv6', '::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::a00:1'],
  ['one of a tunnel', '2002:a00:1::1', '2002:7f00:1::', '2001:0:1::1'],
  ['no address', '', 'localhost', '0x7f.1.example', '127.0.0.1:80', '[::1]'],
])('%s is none of it', ([, ...addresses]) => {
  expect(addresses.filter(isPublicAddress)).toEqual([])
})
