-- Rows that no seal covers yet. Written by the insert itself, so that a row and its place here are committed together.
create table consent_unsealed (
  row_id bigint primary key
);
insert into consent_unsealed (row_id) select id from consent;

create function consent_to_seal() returns trigger language plpgsql as $$
begin
  insert into consent_unsealed (row_id) select id from added;
  return null;
end
$$;
create trigger consent_to_seal after insert on consent
  referencing new table as added for each statement execute function consent_to_seal();

-- The chain: each seal covers one row and the seal before it. See docs/adr/0012.
create table consent_seal (
  position        bigint      primary key,
  row_id          bigint      not null unique,
  evidence_digest bytea       not null,
  digest          bytea       not null,
  hash            bytea       not null,
  sealed_at       timestamptz not null
);

-- How far the chain was at some time; the same line stands in the log, outside the database.
create table consent_checkpoint (
  position bigint      primary key,
  row_id   bigint      not null,
  hash     bytea       not null,
  at       timestamptz not null
);

-- What each verification found.
create table consent_verification (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  intact   boolean     not null,
  position bigint      not null,
  findings jsonb       not null,
  took_ms  bigint      not null
);

create trigger consent_seal_append_only before update or delete on consent_seal
  for each row execute function refuse_change();
create trigger consent_seal_no_truncate before truncate on consent_seal
  for each statement execute function refuse_change();
create trigger consent_checkpoint_append_only before update or delete on consent_checkpoint
  for each row execute function refuse_change();
create trigger consent_checkpoint_no_truncate before truncate on consent_checkpoint
  for each statement execute function refuse_change();
create trigger consent_verification_append_only before update or delete on consent_verification
  for each row execute function refuse_change();
create trigger consent_verification_no_truncate before truncate on consent_verification
  for each statement execute function refuse_change();

-- In which transaction a row came, so that every node finds out what others committed since it last looked.
alter table consent add written_in xid8 not null default pg_current_xact_id();
create index consent_written_in on consent (written_in);
alter table contact_merge add written_in xid8 not null default pg_current_xact_id();
create index contact_merge_written_in on contact_merge (written_in);
