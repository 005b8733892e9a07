import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'

/** What a page says of the article on it, as the form takes it; left out where it says nothing. */
export type ReadArticle = Partial<
  Record<'title' | 'publisher' | 'author' | 'published_on' | 'language' | 'url', string>
> & { text: string }

/**
 * The article on a publisher's page: its text, a line a block, and what the page says about it in
 * JSON-LD, else in its meta tags. Blocks that are all link lead elsewhere and are left out.
 *
 * @param address where the page was found; its canonical address counts only on the same host
 */
export function readHtml(html: string, address: string): ReadArticle {
  const { document } = parseHTML(html)
  if (!document.documentElement) return { text: '' }
  // Before Readability, which alters the document.
  const about = { ...aboutByTags(document, address), ...aboutByData(document) }
  const article = new Readability(document as never, { charThreshold: 200 }).parse()
  const body = parseHTML(`<html><body>${article?.content ?? ''}</body></html>`).document.body
  return { ...about, text: linesOf(body).join('\n') }
}

type Parsed = ReturnType<typeof parseHTML>['document']
type About = Omit<ReadArticle, 'text'>

const told = (entries: Record<string, unknown>): About =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() !== '' ? [[name, tidy(value)]] : [],
    ),
  )

const tidy = (words: string) => words.replace(/\s+/g, ' ').trim()

function aboutByTags(document: Parsed, address: string): About {
  const meta = (name: string) =>
    document
      .querySelector(`meta[property="${name}"], meta[name="${name}"]`)
      ?.getAttribute('content') ?? undefined
  const time = document.querySelector('time[datetime]')?.getAttribute('datetime')
  return told({
    title: meta('og:title') ?? document.querySelector('title')?.textContent,
    publisher: meta('og:site_name') ?? new URL(address).hostname.replace(/^www\./, ''),
    author: meta('author'),
    published_on: dayOf(meta('article:published_time') ?? time),
    language: languageOf(document.documentElement?.getAttribute('lang')),
    url: canonical(document, address),
  })
}

/** To another host a moderator would have to agree: what was asked for stands. */
function canonical(document: Parsed, address: string): string {
  const given = document.querySelector('link[rel="canonical"]')?.getAttribute('href')
  const url = given ? URL.parse(given, address) : null
  return url?.host === new URL(address).host ? url.href : address
}

function aboutByData(document: Parsed): About {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')]
  const things = scripts.flatMap(({ textContent }) => thingsIn(textContent ?? ''))
  const article = things.find((thing) => /(Article|BlogPosting|Report)$/.test(typeOf(thing)))
  if (!article) return {}
  return told({
    title: article.headline,
    publisher: nameOf(article.publisher),
    author: nameOf(article.author),
    published_on: dayOf(article.datePublished),
    language: languageOf(article.inLanguage),
  })
}

type Thing = Record<string, unknown>

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null

/** A page may hold one thing, several, or a graph of them; what is no JSON holds none. */
function thingsIn(json: string): Thing[] {
  try {
    const all: unknown[] = [JSON.parse(json)].flat()
    return all
      .flatMap((one) => (isThing(one) ? [one, ...[one['@graph'] ?? []].flat()] : []))
      .filter(isThing)
  } catch {
    return []
  }
}

const typeOf = (thing: Thing) => String([thing['@type']].flat()[0])

/** One name, or several with commas. */
const nameOf = (value: unknown): string =>
  [value]
    .flat()
    .map((one) => (isThing(one) ? one.name : one))
    .filter((name) => typeof name === 'string')
    .join(', ')

const dayOf = (value: unknown) => /^\d{4}-\d\d-\d\d/.exec(String(value))?.[0]

const languageOf = (value: unknown) =>
  /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(String(value)) ? String(value) : undefined

const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, blockquote, figcaption, pre, td'

/** Blocks that hold no other block, in the order of the page, without those that are all link. */
function linesOf(body: Parsed['body']): string[] {
  return [...body.querySelectorAll(BLOCKS)].flatMap((block) => {
    if (block.querySelector(BLOCKS)) return []
    const words = tidy(block.textContent ?? '')
    const linked = [...block.querySelectorAll('a')].map(({ textContent }) => textContent).join(' ')
    return words === '' || tidy(linked) === words ? [] : [words]
  })
}
