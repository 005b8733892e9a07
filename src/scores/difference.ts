type Values<Column extends string> = Partial<Record<Column, number | null>>

/** One number that is stored otherwise than it is computed; null is a number that is not there. */
export type Difference = { column: string; stored: number | null; computed: number | null }

/** Every column in which what is stored differs from what the facts give. */
export const differencesOf = <Column extends string>(
  columns: readonly Column[],
  found: Values<Column> | undefined,
  expected: Values<Column> | undefined,
): Difference[] =>
  columns.flatMap((column) => {
    const [stored, computed] = [found?.[column] ?? null, expected?.[column] ?? null]
    return stored === computed ? [] : [{ column, stored, computed }]
  })
