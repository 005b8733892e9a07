/** A row as every format is read to: a forecast of one event, with what the file says of it. */
export type Forecast = {
  /** What tells questions and people apart; names may repeat. */
  question: Named
  forecaster: Named & { role: Role }
  /** Milliseconds; null where the file says no time. */
  at: number | null
  /** Basis points; null where a forecast is withdrawn. */
  bp: number | null
  /** When the forecast ends by itself. */
  ends_at?: number | null
  /** Whether the file's chance had more digits than basis points hold. */
  rounded: boolean
  outcome: Outcome
  opens_at: number | null
  closes_at: number | null
  known_at: number | null
}

type Named = { key: string; name: string }

/** People are compared with each other; bots and aggregates with people, and have no rank. */
export type Role = 'person' | 'bot' | 'aggregate'

export type Outcome = 'yes' | 'no' | 'unresolved' | 'annulled'

/** Why a row is no forecast that can be scored. Only a wrong one has a reason of its own. */
export type LeftOut =
  | { left: 'wrong'; reason: string }
  | { left: 'not_binary' | 'no_chance' | 'annulled' }

export type Read = Forecast | LeftOut

export const wrong = (reason: string): LeftOut => ({ left: 'wrong', reason })

/** What a row says in a column, trimmed; the empty text where it says nothing. */
export type Cells = (column: string) => string
