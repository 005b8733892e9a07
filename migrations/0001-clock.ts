import { statements } from './statements.ts'

/** The one clock, and the triggers that keep append-only tables append-only. */
export const clock = statements(`
create function current_instant() returns timestamptz language sql volatile
  as $$ select date_trunc('milliseconds', clock_timestamp()) $$

create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only', tg_table_name using errcode = 'P0001';
  end $$

create function refuse_other_times() returns trigger language plpgsql as $$
  begin
    if abs(extract(epoch from new.made_at - current_instant())) > 2 then
      raise exception '% takes rows of now only, not of %', tg_table_name, new.made_at
        using errcode = 'P0001';
    end if;
    return new;
  end $$`)
