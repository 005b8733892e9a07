/** @example utcTime(new Date('2026-03-01T18:00Z')) // "18:00:00 UTC" */
export const utcTime = (at: Date): string => `${at.toISOString().slice(11, 19)} UTC`

/** @example utc(new Date('2026-03-01T18:00Z')) // "18:00:00 UTC, 2026-03-01" */
export const utc = (at: Date): string => `${utcTime(at)}, ${at.toISOString().slice(0, 10)}`
