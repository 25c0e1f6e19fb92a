-- Why a person may or may not be written to. Append-only; per contact and purpose the newest decision counts.
create table consent (
  id              bigint generated always as identity primary key,
  contact_id      uuid        not null,
  purpose         text        not null,
  state           text        not null check (state in ('given', 'withdrawn', 'expired')),
  channel         text        not null,
  source          text        not null,
  wording         text,
  wording_version text,
  language        text,
  evidence        jsonb       not null default '{}',
  -- What makes the same evidence the same when it comes again, for example the wamid of a STOP.
  evidence_key    text,
  decided_at      timestamptz not null,
  recorded_by     text        not null,
  recorded_at     timestamptz not null,
  check (state <> 'given' or wording_version is null or wording is not null)
);

create index consent_newest on consent (contact_id, purpose, decided_at desc, id desc);
create unique index consent_once on consent (contact_id, purpose, state, evidence_key) where evidence_key is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'consent.append-only: % on table % is refused. Record a new decision instead.', tg_op, tg_table_name;
end
$$;

create trigger consent_append_only before update or delete on consent
  for each row execute function refuse_change();
create trigger consent_no_truncate before truncate on consent
  for each statement execute function refuse_change();
