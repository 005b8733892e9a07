export const articleKinds = ['original', 'summary'] as const
export type ArticleKind = (typeof articleKinds)[number]

export const rights = ['quote_only', 'full_text'] as const
export type Rights = (typeof rights)[number]

export type Obtained = 'paste' | 'starter'
