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
  const before = prefix.trim() && `${encoded(prefix)}-,`
  const after = suffix.trim() && `,-${encoded(suffix)}`
  return `#:~:text=${before}${encoded(exact)}${after}`
}

/** Commas, ampersands and hyphens part the fragment, so they are written in numbers. */
const encoded = (words: string) => encodeURIComponent(words.trim()).replaceAll('-', '%2D')
