const whole = new Intl.NumberFormat('en')

export const count = (number: number) => whole.format(number)

/** @example counted(2, 'question') // '2 questions' */
export const counted = (number: number, one: string) =>
  `${count(number)} ${one}${number === 1 ? '' : 's'}`

/** Three decimals, never minus zero. */
export const score = (number: number) => (Math.round(number * 1000) / 1000 + 0).toFixed(3)

export const percent = (share: number) =>
  `${(Math.round(share * 1000) / 10 + 0).toFixed(1)}%`.replace('-', '−')

/** A hundred times a skill, with its sign. */
export const points = (skill: number) => {
  const rounded = Math.round(skill * 1000) / 10 + 0
  return `${rounded > 0 ? '+' : ''}${rounded.toFixed(1)}`.replace('-', '−')
}

const MOST = 120

/** What a file says, without marks that would steer a terminal, and not endlessly long. */
export function shown(text: string): string {
  const calm = text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')
  return calm.length > MOST ? `${calm.slice(0, MOST)}…` : calm
}

/** Rows of cells under each other: the first column from the left, numbers from the right. */
export function rightAligned(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map((row) => {
      const cells = row.map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      return `  ${cells.join('  ')}`.trimEnd()
    })
    .join('\n')
}
