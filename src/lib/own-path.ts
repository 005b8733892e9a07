/**
 * A path of this site to go back to, from an address anybody may have written: one slash, then no
 * slash or backslash, nothing that a browser would read as another host.
 *
 * @example ownPath('/questions/7?bp=73') // itself; ownPath('//evil.example') // "/"
 */
export function ownPath(given: string | undefined): string {
  if (!given || !/^\/(?![/\\])[\x21-\x7e]*$/.test(given) || given.includes('\\')) return '/'
  const url = URL.parse(given, 'http://own.invalid')
  return url?.host === 'own.invalid' && !url.pathname.startsWith('//')
    ? url.pathname + url.search + url.hash
    : '/'
}
