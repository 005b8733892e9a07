/** Why no fair outcome exists. */
export const annulments = ['flawed', 'undeterminable'] as const
export type Annulment = (typeof annulments)[number]

export const entryKinds = [
  'proposed',
  'withdrawn',
  'rejected',
  'disputed',
  'decided',
  'final',
  'reopened',
] as const
export type EntryKind = (typeof entryKinds)[number]
