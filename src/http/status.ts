import type { RefusalKind } from '#src/lib/refusal.ts'

export const statusOf = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
  unavailable: 503,
} as const satisfies Record<RefusalKind, number>
