import { expect, test } from 'vitest'
import { ownPath } from '#src/lib/own-path.ts'

test.for(['/', '/questions', '/questions/7-a?bp=73#panel', '/a//b', '/%2f%2fevil.example'])(
  '%s stays',
  (path) => {
    expect(ownPath(path)).toBe(path)
  },
)

test.for([
  undefined,
  '',
  'questions',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\\/evil.example',
  'https://evil.example',
  'https:evil.example',
  'http:/evil.example',
  'HTTPS://EVIL.EXAMPLE',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  ' //evil.example',
  '\t//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '\n/evil',
  '/ /evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/./..//evil.example',
  '/a/..//evil.example',
  '/%5cevil.example\\',
  '/evil\\@x',
  '/\u2028/evil.example',
  '/\u00a0/evil.example',
  '/é',
  '@evil.example',
  ':80',
  '?next=//evil.example',
  '#x',
  '.',
  '..//evil.example',
])('%j leads home', (path) => {
  expect(ownPath(path)).toBe('/')
})
