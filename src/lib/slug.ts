const LONGEST = 60

/** Letters that Unicode does not take apart into an ASCII one and a mark. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/**
 * A title as words of an address: ASCII letters, digits and hyphens, cut at a word.
 *
 * @example slug('Café: will it open?') // "cafe-will-it-open"
 */
export function slug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] as string)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let joined = ''
  for (const word of words) {
    if (joined && joined.length + word.length >= LONGEST) break
    joined = joined ? `${joined}-${word}` : word.slice(0, LONGEST)
  }
  return joined || 'untitled'
}
