import { expect, test } from 'vitest'
import { normalAddress } from '#src/web/address.ts'

test.for([
  ['HTTPS://News.Example:443/a?utm_source=x&id=5#top', 'https://news.example/a?id=5'],
  ['http://news.example:80/', 'http://news.example/'],
  ['http://news.example:8080/', 'http://news.example:8080/'],
  ['https://news.example/a?fbclid=1&gclid=2&utm_medium=m', 'https://news.example/a'],
  ['https://news.example/A?B=c', 'https://news.example/A?B=c'],
] as const)('%s is %s', ([address, expected]) => {
  expect(normalAddress(address)).toBe(expected)
})
