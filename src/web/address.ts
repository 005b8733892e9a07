const TRACKING = /^(utm_.*|fbclid|gclid)$/

/**
 * A web address as one article has one: lower-case host, no fragment, default port or tracking
 * parameters.
 *
 * @example normalAddress('HTTPS://News.Example:443/a?utm_source=x&id=5#top')
 *   // "https://news.example/a?id=5"
 */
export function normalAddress(address: string): string {
  const url = new URL(address)
  url.hash = ''
  for (const name of [...url.searchParams.keys()])
    if (TRACKING.test(name)) url.searchParams.delete(name)
  return url.href
}
