-- Other systems that take our events by signed webhooks, and every event that goes to one of them.
create table webhook (
  id             uuid        primary key,
  name           text        not null,
  url            text        not null,
  -- Event types; a trailing .* takes all that begin so, * takes all.
  types          text[]      not null,
  enabled        boolean     not null default true,
  -- Why it was switched off; null while it is on.
  off_because    text        check (off_because in ('operator', 'gone', 'failing')),
  secret         bytea       not null,
  -- Signs beside the present one until then.
  old_secret     bytea,
  old_until      timestamptz,
  -- Since the first failure that no success followed.
  failing_since  timestamptz,
  created_at     timestamptz not null,
  check (enabled = (off_because is null)),
  check ((old_secret is null) = (old_until is null))
);
create table webhook_delivery (
  no          bigint      generated always as identity primary key,
  webhook_id  uuid        not null references webhook on delete cascade,
  event_id    text        not null,
  type        text        not null,
  -- Deliveries of one lane go one after the other: the contact id, or the place on the bus.
  lane        text        not null,
  body        bytea       not null,
  state       text        not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  attempts    int         not null default 0,
  -- When it is tried; while it is tried, when somebody else may.
  next_at     timestamptz not null,
  -- The last answer: a status, or what happened instead of one.
  answer      text,
  created_at  timestamptz not null,
  done_at     timestamptz,
  -- The Idempotent Receiver of this table: an event that comes again is here already.
  unique (webhook_id, event_id),
  check ((state = 'delivered') = (done_at is not null))
);
create index webhook_delivery_lane on webhook_delivery (webhook_id, lane, no) where state = 'pending';
create index webhook_delivery_due on webhook_delivery (webhook_id, next_at) where state = 'pending';
create index webhook_delivery_list on webhook_delivery (webhook_id, state, no);
create index webhook_delivery_age on webhook_delivery (created_at);
