import { CONTEXT } from './thresholds.ts'

/**
 * The address of a quote on the publisher's own page: a browser scrolls to it.
 *
 * @example
 * addressOfQuote('https://news.example/a', { prefix: 'It ', exact: 'will open', suffix: '' })
 * // "https://news.example/a#:~:text=It-,will%20open"
 */
export function addressOfQuote(
  url: string,
  { prefix, exact, suffix }: { prefix: string; exact: string; suffix: string },
): string {
  const before = encoded(isCut(prefix) ? prefix.replace(/^\S*\s+/, '') : prefix)
  const after = encoded(isCut(suffix) ? suffix.replace(/\s+\S*$/, '') : suffix)
  const page = url.includes('#') ? url : `${url}#`
  return `${page}:~:text=${before && `${before}-,`}${encoded(exact)}${after && `,-${after}`}`
}

/** Browsers find whole words only, and a full context may end within one or lack half a pair. */
const isCut = (context: string) => context.length >= CONTEXT - 1

/** Commas, ampersands and hyphens part the fragment, so they are written in numbers. */
const encoded = (words: string) =>
  encodeURIComponent(words.trim().replace(/\s+/g, ' ')).replaceAll('-', '%2D')
