import { get } from 'node:http'
import { gunzipSync } from 'node:zlib'

export type Loaded = {
  status: number
  location: string | undefined
  type: string
  /** As sent. */
  bytes: number
  body: string
  ms: number
}

/** Loads a page as a browser does: gzipped, its bytes counted as they come over the wire. */
export function load(url: string, cookie = ''): Promise<Loaded> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip', cookie }
    get(url, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const sent = Buffer.concat(chunks)
        const isPacked = response.headers['content-encoding'] === 'gzip'
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location,
          type: response.headers['content-type'] ?? '',
          bytes: sent.length,
          body: (isPacked ? gunzipSync(sent) : sent).toString('utf8'),
          ms: performance.now() - began,
        })
      })
    }).on('error', reject)
  })
}
