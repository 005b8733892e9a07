import { appendOnly, statements } from './statements.ts'

/**
 * What happened, the texts people may later have removed, and the work that follows. Of a text the
 * body may go, with the moment it went; nothing puts other words under its hash.
 */
export const events = statements(`
create table texts (
  sha256 text primary key,
  body text,
  removed_at timestamptz(3)
)

create function refuse_other_words() returns trigger language plpgsql as $$
  begin
    if new.sha256 <> old.sha256 or old.removed_at is not null
      or new.body is not null or new.removed_at is null then
      raise exception 'texts may be removed and not rewritten' using errcode = 'P0001';
    end if;
    return new;
  end $$

create trigger texts_kept before update on texts for each row execute function refuse_other_words()

alter table texts enable always trigger texts_kept

create table events (
  id bigint generated always as identity primary key,
  name text not null,
  actor_id bigint references people,
  subject_id bigint not null,
  question_id bigint,
  reason_sha256 text references texts,
  link text,
  made_at timestamptz(3) not null
)

create index events_name on events (name, id desc)

create index events_question on events (question_id, id desc) where question_id is not null

${appendOnly('events')}

create table jobs (
  id bigint generated always as identity primary key,
  name text not null,
  key text not null,
  payload jsonb not null,
  run_at timestamptz(3) not null default current_instant(),
  leased_until timestamptz(3),
  attempts integer not null default 0,
  last_error text,
  unique (name, key)
)

create index jobs_due on jobs (run_at)`)
