import { z } from 'zod'
import { sentence } from './sentence.ts'

/** What the list of zones still calls by older names. */
const RENAMED: Record<string, string> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
}

/** Every zone by its name, in the order of the alphabet; UTC first. */
export const timeZones: readonly string[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone')
    .filter((name) => name !== 'UTC')
    .map((name) => RENAMED[name] ?? name)
    .sort(),
]

const UNKNOWN = sentence`Choose a time zone from the list, such as Europe/Berlin, or type its city.`

/** A zone as people type it: its name in any letters, or its city alone. */
export const timeZone = z.string(UNKNOWN).transform((typed, check) => {
  const name = zoneNamed(typed)
  if (!name) check.addIssue({ code: 'custom', message: UNKNOWN })
  return name ?? z.NEVER
})

function zoneNamed(typed: string): string | undefined {
  const name = typed.trim().toLowerCase().replaceAll(' ', '_')
  return (
    timeZones.find((zone) => zone.toLowerCase() === name) ??
    timeZones.find((zone) => zone.toLowerCase().endsWith(`/${name}`))
  )
}
