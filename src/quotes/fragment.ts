import { CONTEXT } from './thresholds.ts'

/**
 * The part of an address that makes a browser scroll to a quote on the publisher's own page.
 *
 * @example textFragment({ prefix: 'It ', exact: 'will open', suffix: '' }) // "#:~:text=It-,will%20open"
 */
export function textFragment({
  prefix,
  exact,
  suffix,
}: {
  prefix: string
  exact: string
  suffix: string
}): string {
  const before = encoded(isCut(prefix) ? prefix.replace(/^\S*\s+/, '') : prefix)
  const after = encoded(isCut(suffix) ? suffix.replace(/\s+\S*$/, '') : suffix)
  return `#:~:text=${before && `${before}-,`}${encoded(exact)}${after && `,-${after}`}`
}

/** Browsers find whole words only, and a full context may end within one or lack half a pair. */
const isCut = (context: string) => context.length >= CONTEXT - 1

/** Commas, ampersands and hyphens part the fragment, so they are written in numbers. */
const encoded = (words: string) =>
  encodeURIComponent(words.trim().replace(/\s+/g, ' ')).replaceAll('-', '%2D')
