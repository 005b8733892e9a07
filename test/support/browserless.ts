/** Somebody at a browser without script: cookies, forms with their keys, redirects by hand. */
export type Visitor = Awaited<ReturnType<typeof visit>>

let visitors = 0

/** @param base the site's address; each visitor comes from a network of their own */
export function visit(base: string) {
  const cookies = new Map<string, string>()
  const network = `10.1.${++visitors}.1`

  async function request(path: string, init: RequestInit = {}) {
    const response = await fetch(new URL(path, base), {
      redirect: 'manual',
      ...init,
      headers: {
        'x-forwarded-for': network,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...init.headers,
      },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return response
  }

  return {
    get: (path: string) => request(path),
    /** Sends a form as this site's own page would. */
    post: (path: string, fields: Record<string, string>) =>
      request(path, {
        method: 'POST',
        headers: { origin: base, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ idempotency_key: crypto.randomUUID(), ...fields }),
      }),
  }
}
