import { appendOnly, statements } from './statements.ts'

/**
 * What a search finds a claim by lies in several tables and in one index: kept by triggers, so
 * that no way of quoting or changing a claim can forget it.
 */
export const claims = statements(`
create table speakers (
  id bigint generated always as identity primary key,
  name text not null unique,
  kind text not null check (kind in ('person', 'organisation', 'outlet', 'anonymous'))
)

create table claims (
  id bigint generated always as identity primary key,
  article_id bigint not null references articles,
  statement text not null check (length(statement) <= 200),
  short text not null check (length(short) <= 75),
  kind text not null check (kind in ('explicit', 'reported', 'headline', 'derived')),
  speaker_id bigint not null references speakers,
  reporter_id bigint references speakers,
  stance text not null check (stance in ('asserts', 'hedges', 'doubts', 'conditional', 'reports')),
  hedge text,
  said_on text not null check (said_on ~ '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$'),
  deadline_text text,
  deadline_earliest date,
  deadline_latest date,
  deadline_reading text check (deadline_reading in ('earliest', 'latest')),
  deadline_note text,
  made_by bigint not null references people,
  made_at timestamptz(3) not null default current_instant(),
  starter_key text unique
)

create index claims_article on claims (article_id)

create table claim_anchors (
  id bigint generated always as identity primary key,
  claim_id bigint not null references claims,
  version_id bigint not null references article_versions,
  exact text not null,
  prefix text not null,
  suffix text not null,
  start integer not null,
  "end" integer not null,
  block integer not null,
  block_kind text not null,
  block_sha256 text not null,
  method text not null check (method in ('created')),
  state text not null check (state in ('exact', 'moved', 'changed', 'ambiguous', 'orphan')),
  made_at timestamptz(3) not null default current_instant()
)

create index claim_anchors_claim on claim_anchors (claim_id, id desc)

${appendOnly('claim_anchors')}

create table claim_words (
  claim_id bigint primary key references claims,
  words tsvector not null
)

create index claim_words_words on claim_words using gin (words)

create function keep_claim_words() returns trigger language plpgsql as $$
declare
  of_claim bigint := to_jsonb(new) ->> tg_argv[0];
begin
  insert into claim_words (claim_id, words)
  select claims.id, to_tsvector('english', concat_ws(' ', statement, short, exact, hedge,
    speakers.name, reporters.name))
  from claims join speakers on speakers.id = speaker_id
  left join speakers reporters on reporters.id = reporter_id
  join lateral (select exact from claim_anchors where claim_id = claims.id
    order by id desc limit 1) newest on true
  where claims.id = of_claim
  on conflict (claim_id) do update set words = excluded.words;
  return null;
end $$

create trigger claims_words after update on claims
  for each row execute function keep_claim_words('id')

create trigger claim_anchors_words after insert on claim_anchors
  for each row execute function keep_claim_words('claim_id')`)
