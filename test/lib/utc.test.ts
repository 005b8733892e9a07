import { expect, test } from 'vitest'
import { utc, utcTime } from '#src/lib/utc.ts'

test('a moment is told to the second, cut and never rounded, with or without its day', () => {
  const at = new Date('2026-03-01T23:59:59.999Z')
  expect(utcTime(at)).toBe('23:59:59 UTC')
  expect(utc(at)).toBe('23:59:59 UTC, 2026-03-01')
})
