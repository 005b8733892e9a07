import type { WaitingDraft } from '#src/db/schema.ts'
import { plural } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'

/** What a visitor forecast before having an account, and until when it is kept. */
export const Waiting = ({ drafts }: { drafts: WaitingDraft[] }) =>
  drafts.length === 0 ? null : (
    <div class="notice">
      <p>{say`${plural(drafts.length, 'forecast waits', 'forecasts wait')} for your account:`}</p>
      <ul>
        {drafts.map((draft) => (
          <li>
            <Draft draft={draft} />
          </li>
        ))}
      </ul>
    </div>
  )

const Draft = ({ draft: { spec, value, title, kept_until } }: { draft: WaitingDraft }) => {
  const { words } = viewOf(spec)
  return (
    <>{say`${<span class="own">{words(value, spec)}</span>} on "${title}", kept until ${<When at={kept_until} />}`}</>
  )
}
