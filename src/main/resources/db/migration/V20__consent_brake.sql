-- Withdrawals that nobody typed: told by an error, by a preference or by a vendor. Counted by person.
create table automatic_withdrawal (
  contact_id uuid        not null,
  source     text        not null,
  at         timestamptz not null,
  primary key (contact_id, source)
);

create index automatic_withdrawal_at on automatic_withdrawal (at);

-- One row while the brake is on; no row, no brake.
create table consent_brake (
  id      int primary key check (id = 1),
  source  text        not null,
  people  int         not null,
  since   timestamptz not null
);

-- Withdrawals that came while the brake was on. Marketing to these people waits.
create table held_withdrawal (
  id         bigint generated always as identity primary key,
  contact_id uuid        not null,
  source     text        not null,
  evidence   jsonb       not null,
  evidence_key text      not null,
  said_at    timestamptz not null,
  held_at    timestamptz not null,
  fate       text        check (fate in ('applied', 'discarded')),
  decided_by text,
  decided_at timestamptz,
  unique (contact_id, source, evidence_key)
);

create index held_withdrawal_open on held_withdrawal (contact_id) where fate is null;

-- A person complained. The clock runs until somebody closes the case with its outcome.
create table complaint (
  id         uuid        primary key,
  contact_id uuid        not null,
  address    text        not null,
  channel    text        not null,
  source     text        not null,
  message_id text        unique,
  text       text,
  opened_at  timestamptz not null,
  due_at     timestamptz not null,
  outcome    text,
  closed_by  text,
  closed_at  timestamptz
);

create index complaint_open on complaint (due_at) where closed_at is null;
