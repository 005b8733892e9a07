import { sql } from 'kysely'
import { type Db, type Trx, transact } from '#src/db/ctx.ts'
import type { Job } from '#src/db/schema.ts'
import { enqueue, finish, lease, retryLater } from '#src/events/queue.ts'
import { reactions, type Work, works } from './reactions.ts'
import { keepSchedule } from './schedule.ts'

const MOST_AT_ONCE = 500

/**
 * Runs what is due until nothing is, each job in a transaction with its effect. One that fails
 * waits for its next try and stops no other.
 *
 * @returns how many jobs were run, failed ones included
 */
export async function runJobs(db: Db): Promise<number> {
  await keepSchedule(db)
  for (let ran = 0; ran < MOST_AT_ONCE; ran++) {
    const job = await lease(db)
    if (!job) return ran
    await runJob(db, job)
  }
  return MOST_AT_ONCE
}

async function runJob(db: Db, job: Job): Promise<void> {
  try {
    await transact({ db, actor: undefined }, (trx) => doJob(trx, job))
  } catch (error) {
    console.error(
      JSON.stringify({ level: 'error', job: job.name, key: job.key, error: String(error) }),
    )
    await retryLater(db, job, error)
  }
}

async function doJob(trx: Trx, job: Job): Promise<void> {
  // Finished first: what is asked for while this runs becomes a job of its own.
  if (!(await finish(trx, job))) return
  await sql`select set_config('statement_timeout', '60s', true),
    set_config('idle_in_transaction_session_timeout', '60s', true)`.execute(trx)
  if (job.name === 'react') return react(trx, Number(job.payload.event_id))

  const work: Work | undefined = Object.hasOwn(works, job.name)
    ? works[job.name as keyof typeof works]
    : undefined
  if (!work) throw new Error(`No work is called ${job.name}.`)
  const seconds = await work(trx, job.payload)
  if (seconds !== undefined) await enqueue(trx, { ...asked(job), seconds })
}

const asked = ({ name, key, payload }: Job) => ({ name, key, payload })

/** Spreads an event into one job for each thing that follows from it. */
async function react(trx: Trx, event_id: number): Promise<void> {
  const { audience, ...event } = await trx
    .selectFrom('events')
    .leftJoin('questions', 'questions.id', 'events.question_id')
    .selectAll('events')
    .select('audience')
    .where('events.id', '=', event_id)
    .executeTakeFirstOrThrow()
  // Of what somebody asks for oneself nothing follows that others could see, not even a time.
  if (audience && audience !== 'everybody') return
  for (const { work, key, payload } of reactions[event.name]?.(event) ?? [])
    await enqueue(trx, { name: work, key, payload })
}
