-- An erased person's addresses, as keyed hashes: enough to know them again and to leave them alone, not enough to reach them.
alter table contact add erased_at timestamptz;

create table contact_pseudonym (
  hash       bytea       primary key,
  -- Which key of the settings made it; the start is refused without that key.
  key_id     text        not null,
  contact_id uuid        not null references contact (id),
  erased_at  timestamptz not null
);

-- What was asked for, and what came of it.
create table erasure (
  id           uuid        primary key,
  contact_id   uuid        not null references contact (id),
  requested_at timestamptz not null,
  requested_by text        not null,
  reason       text        not null,
  state        text        not null check (state in ('requested', 'done')),
  done_at      timestamptz,
  -- How many rows of what.
  erased       jsonb       not null default '{}'
);
create unique index erasure_under_way on erasure (contact_id) where state = 'requested';

-- When the content went: by an erasure or by retention. What was decided, and when, stays.
alter table message add erased_at timestamptz;
create index message_age on message (requested_at, id);

-- Evidence may be personal. It can be taken out of a row, and nothing else can; the seals cover it by a digest of its own.
create function refuse_consent_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('wattle.erasing', true) = 'on' and new.evidence = '{"erased": true}'
      and to_jsonb(new) - 'evidence' = to_jsonb(old) - 'evidence' then
    return new;
  end if;
  raise exception 'consent.append-only: % on table % is refused. Record a new decision instead.', tg_op, tg_table_name;
end
$$;
drop trigger consent_append_only on consent;
create trigger consent_append_only before update or delete on consent
  for each row execute function refuse_consent_change();
