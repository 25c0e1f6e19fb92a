-- What Meta last said about a template; a template without a row counts as approved.
-- The newest row per template decides; older ones are the history of its approval.
create table template_state (
  id         bigint      generated always as identity primary key,
  event_id   text        not null unique,
  name       text        not null,
  language   text        not null,
  status     text,
  category   text,
  reason     text,
  changed_at timestamptz not null
);
create index template_state_newest on template_state (name, language, changed_at desc, id desc);
