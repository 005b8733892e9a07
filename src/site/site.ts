/** How much agreement a result needs, chosen by the admin. */
export const presets = ['club', 'team', 'public'] as const
export type Preset = (typeof presets)[number]
