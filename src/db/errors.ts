/** The code and constraint of a database error, from either driver. */
export function databaseError(error: unknown): { code: string; constraint: string } | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const { code, constraint, constraint_name } = error as Error & Record<string, unknown>
  return { code: String(code), constraint: String(constraint ?? constraint_name ?? '') }
}

/** Serialization failure and deadlock: nothing was written and the work may start again. */
export const mayBeRetried = (error: unknown) =>
  ['40001', '40P01'].includes(databaseError(error)?.code ?? '')

export const isViolationOf = (error: unknown, constraint: string) =>
  databaseError(error)?.constraint === constraint

/** A lock was not had within the time limit: somebody else is writing the same row. */
export const isLockTimeout = (error: unknown) => databaseError(error)?.code === '55P03'

const AWAY = new Set([
  ...['CONNECT_TIMEOUT', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ENOTFOUND', 'EAI_AGAIN', '57P01', '57P02', '57P03', '08006', '08001', '53300'],
])

/** The database cannot be reached; what was sent may or may not have been written. */
export const isDatabaseAway = (error: unknown) => AWAY.has(databaseError(error)?.code ?? '')
