import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'

/** Whether an IP address may be dialled. */
export type MayDial = (address: string) => boolean

/** No resolver is asked for an address that is a number already, so it is judged here. */
export function mayAsk(url: URL, ports: string[], mayDial: MayDial): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isNumber = host.includes(':') || /^[\d.]+$/.test(host)
  return (
    /^https?:$/.test(url.protocol) &&
    ports.includes(url.port) &&
    url.username === '' &&
    url.password === '' &&
    (!isNumber || mayDial(host))
  )
}

type Answer = (error: Error | null, addresses: LookupAddress[]) => void

/** Fails where any of a name's addresses may not be dialled: a name has no business with both. */
export const guardedLookup =
  (mayDial: MayDial) => (name: string, options: LookupOptions, answer: Answer) =>
    lookup(name, { ...options, all: true }, (error, addresses) => {
      const isOutside = !error && addresses.every(({ address }) => mayDial(address))
      answer(error ?? (isOutside ? null : new Blocked()), isOutside ? addresses : [])
    })

export class Blocked extends Error {}
