import { Agent, fetch, type Response } from 'undici'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { Blocked, guardedLookup, type MayDial, mayAsk } from './guard.ts'
import { isPublicAddress } from './public-address.ts'

/** A page of the outside web; `address` is where the last redirect led. */
export type Page = { address: string; kind: 'html' | 'plain'; text: string }
export type FetchPage = (address: string) => Promise<Page>

const MOST_BYTES = 2 * 1024 * 1024
const MOST_REDIRECTS = 3
const MOST_AT_ONCE = 4
const LONGEST_MS = 10_000

type Guard = {
  /** Which IP addresses may be dialled. */
  mayDial?: MayDial
  /** As `URL.port` has them: the protocol's own is empty. */
  ports?: string[]
  longest?: number
}

/**
 * Reads pages by their address, guarded: each IP address is judged at the moment it is dialled, so
 * that no name, redirect or spelling of a number leads into the network the site stands in. What
 * cannot be read is refused with its reason, at the field `address`.
 */
export function pageFetcher(guard: Guard = {}): FetchPage {
  const { mayDial = isPublicAddress, ports = ['', '80', '443'], longest = LONGEST_MS } = guard
  // An agent of its own: no proxy of the environment, no connection shared with anything else.
  const agent = new Agent({ connect: { lookup: guardedLookup(mayDial) }, pipelining: 0 })
  let underWay = 0

  async function follow(address: string, signal: AbortSignal): Promise<Page> {
    let here = address
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const url = new URL(here)
      if (!mayAsk(url, ports, mayDial)) throw blocked()
      const answer = await fetch(url, {
        ...{ dispatcher: agent, redirect: 'manual', signal },
        headers: { accept: 'text/html, text/plain;q=0.9', 'user-agent': 'Claimcast' },
      })
      const location = answer.headers.get('location')
      if (answer.status < 300 || answer.status > 399 || !location) return read(answer, url.href)
      await answer.body?.cancel()
      const next = URL.parse(location, url)
      if (!next) throw blocked()
      here = next.href
    }
    throw refusal('redirects', sentence`That address leads on and on. Paste the text instead.`)
  }

  return async (address) => {
    if (underWay >= MOST_AT_ONCE) throw busy()
    underWay++
    try {
      return await follow(address, AbortSignal.timeout(longest))
    } catch (error) {
      throw toldOf(error)
    } finally {
      underWay--
    }
  }
}

async function read(answer: Response, address: string): Promise<Page> {
  if (!answer.ok) {
    await answer.body?.cancel()
    throw refusal(
      'refused',
      sentence`That site answered ${answer.status} instead of the page. Paste the text instead.`,
    )
  }
  const type = answer.headers.get('content-type') ?? ''
  const kind = /^(text\/html|application\/xhtml\+xml)\b/i.test(type) ? 'html' : 'plain'
  if (kind === 'plain' && !/^text\/plain\b/i.test(type)) {
    await answer.body?.cancel()
    throw refusal('not_html', sentence`That is no page of text. Paste the text instead.`)
  }
  const bytes = await bytesOf(answer)
  return { address, kind, text: decoded(bytes, type) }
}

/** Counted after unpacking, while they arrive. */
async function bytesOf({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > MOST_BYTES)
      throw refusal('too_large', sentence`That page is over 2 MiB. Paste the text instead.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** By the character set that the answer names, else the page, else UTF-8. */
function decoded(bytes: Uint8Array, type: string): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const named =
    /charset=["']?([\w-]+)/i.exec(type) ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(start)
  try {
    return new TextDecoder(named?.[1] ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

function toldOf(error: unknown): unknown {
  if (error instanceof Refusal) return error
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof Blocked) return blocked()
    if (cause.name === 'TimeoutError')
      return refusal('too_slow', sentence`That site took too long. Paste the text instead.`)
  }
  return refusal(
    'unreachable',
    sentence`Nothing answered at that address. Look at its spelling, or paste the text instead.`,
  )
}

const refusal = (code: string, told: string) =>
  new Refusal('invalid', code, told, { fields: { address: told } })

const blocked = () =>
  refusal(
    'blocked',
    sentence`This site does not fetch from such an address. Paste the text instead.`,
  )

const busy = () =>
  new Refusal(
    'too_many',
    'too_many',
    sentence`Other articles are being fetched just now. Send again in ten seconds.`,
    { secondsToWait: 10 },
  )
