import { z } from 'zod'
import { sentence } from '#src/lib/sentence.ts'
import { binary } from './binary.ts'
import { choice } from './choice.ts'
import { date } from './date.ts'
import type { Kind } from './kind.ts'
import { numeric } from './numeric.ts'
import { ordered } from './ordered.ts'

export const kinds = { binary, choice, ordered, numeric, date }
export const anySpec = z.discriminatedUnion(
  'kind',
  [binary.spec, choice.spec, ordered.spec, numeric.spec, date.spec],
  sentence`This kind of question is not known.`,
)

export type KindName = keyof typeof kinds
type Parts<K> =
  K extends Kind<infer S, infer V, infer O> ? { spec: S; value: V; outcome: O } : never
type PartsOfAll = { [N in KindName]: Parts<(typeof kinds)[N]> }[KindName]
export type Spec = PartsOfAll['spec']
export type Value = PartsOfAll['value']
export type Outcome = PartsOfAll['outcome']

/** What is asked in one line is answered by yes or no. */
export const yesOrNo: Spec = { kind: 'binary' }

export const isKnownKind = (name: string): name is KindName => Object.hasOwn(kinds, name)

/** The one cast: a spec is always handed back to the kind that its own tag names. */
export const kindOf = (spec: Spec) => kinds[spec.kind] as unknown as Kind<Spec, Value, Outcome>
