-- Messages that only seem to be about being written to, until a person decides. Afterwards the text is forgotten.
create table consent_review (
  id         bigint generated always as identity primary key,
  contact_id uuid        not null,
  message_id text        not null unique,
  address    text        not null,
  text       text,
  said_at    timestamptz not null,
  decision   text        check (decision in ('withdraw', 'keep')),
  decided_by text,
  decided_at timestamptz
);

create index consent_review_open on consent_review (id) where decision is null;

-- What was answered last, so that the same is not said again and again.
create table consent_reply (
  contact_id uuid        not null,
  kind       text        not null,
  cause      text        not null,
  at         timestamptz not null,
  primary key (contact_id, kind)
);

-- "Reply YES to confirm", asked inside a conversation that the person began.
create table opt_in_question (
  contact_id  uuid        not null primary key,
  cause       text        not null,
  text        text        not null,
  language    text        not null,
  asked_at    timestamptz not null,
  expires_at  timestamptz not null,
  answered_by text
);
