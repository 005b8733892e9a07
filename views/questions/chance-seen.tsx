import type { SeenCrowd } from '#src/forecasts/crowd.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { viewOf } from '../kinds/index.ts'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'

type ChanceSeenProps = { question: SeenQuestion; crowd: SeenCrowd | undefined }

/** The crowd's chance, or in a few words why there is none to see. */
export const ChanceSeen = ({ question, crowd }: ChanceSeenProps) => {
  if (!crowd) return null
  if (crowd.forecasters === 0) return <span class="muted">{say`no forecasts`}</span>
  if (crowd.hidden)
    return (
      <span class="muted locked">
        {crowd.isOffered
          ? say`hidden until you forecast`
          : say`hidden until you forecast, or ${<When at={crowd.until} />}`}
      </span>
    )
  if (!crowd.value) return <span class="muted">{say`no crowd yet`}</span>
  const { CrowdInWords } = viewOf(question.spec)
  return <CrowdInWords spec={question.spec} value={crowd.value} />
}
