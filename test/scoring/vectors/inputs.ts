import { z } from 'zod'
import type { SaidOfEvent } from '#src/scoring/bins.ts'

export const numbers = z.array(z.number())

/** Decimals are the same chances as their basis points, which are exact. */
export const inTenThousandths = (p: number[], bp: number[]) =>
  p.length === bp.length && p.every((share, k) => Math.abs(share * 1e4 - (bp[k] ?? 0)) < 1e-6)

export const withBasisPoints = { p: numbers, bp: numbers }
export const agree = ({ p, bp }: { p: number[]; bp: number[] }) => inTenThousandths(p, bp)

export const yesNo = z
  .strictObject({ ...withBasisPoints, y: numbers, w: numbers.nullable() })
  .refine(agree, 'p and bp differ')

/** Chances as basis points where a file gives decimals alone. */
export const basisPoints = numbers.transform((p, check) => {
  const bp = p.map((share) => Math.round(share * 1e4))
  if (!inTenThousandths(p, bp)) check.addIssue({ code: 'custom', message: 'p is no basis points' })
  return bp
})

export const saidOf = (bps: number[], y: number[], w: number[] | null = null): SaidOfEvent[] =>
  bps.map((bp, index) => ({ bp, happened: y[index] === 1, weight: w?.[index] ?? 1 }))
