-- Every message that somebody wanted to send, what the gate said, and what became of it.
-- States only move forward; the rank decides, so that statuses may come late, twice and in any order.
create function message_rank(state text) returns int language sql immutable parallel safe as $$
  select case state
    when 'requested' then 0 when 'deferred' then 1 when 'claimed' then 2 when 'withheld' then 3 when 'uncertain' then 3
    when 'accepted' then 4 when 'sent' then 5 when 'failed' then 6 when 'delivered' then 7 when 'read' then 8 end
$$;

create sequence message_queue;

create table message (
  id              text        primary key,
  contact_id      uuid        not null,
  address         text        not null,
  number_id       text        not null,
  purpose         text        not null,
  type            text        not null,
  template        text,
  content         jsonb       not null,
  reply_to        text,
  cause           text        not null,
  flow            text        not null,
  bulk            boolean     not null,
  state           text        not null check (message_rank(state) is not null),
  -- The gate's rule or the send's error that led to the state; null while all is well.
  rule            text,
  detail          text,
  code            int,
  -- The ledger row that allowed or forbade it; kept so that consent can be proved for each message.
  consent_row     bigint,
  attempts        int         not null default 0,
  wamid           text,
  -- Place in the line of one person's messages that wait for the same limit: they keep their order.
  queue_no        bigint,
  -- Where on the bus the claimed record lay: the same place again means that we crashed in between.
  claim_topic     text,
  claim_partition int,
  claim_offset    bigint,
  requested_at    timestamptz not null,
  decided_at      timestamptz,
  due_at          timestamptz,
  claimed_at      timestamptz,
  accepted_at     timestamptz,
  sent_at         timestamptz,
  delivered_at    timestamptz,
  read_at         timestamptz,
  failed_at       timestamptz
);

create index message_wamid on message (wamid) where wamid is not null;
create index message_recent on message (contact_id, requested_at desc);
create index message_waiting on message (contact_id) where state = 'deferred';

create table message_attempt (
  message_id text        not null references message,
  no         int         not null,
  started_at timestamptz not null,
  outcome    text        not null check (outcome in ('accepted', 'rejected', 'not-sent', 'uncertain')),
  code       int,
  detail     text,
  took_ms    int         not null,
  primary key (message_id, no)
);

-- Every "later" and "withhold"; that a message was let through stands in message.decided_at.
create table verdict (
  id         bigint generated always as identity primary key,
  message_id text        not null references message,
  at         timestamptz not null,
  outcome    text        not null check (outcome in ('later', 'withhold')),
  rule       text        not null,
  detail     text        not null
);

create index verdict_of_message on verdict (message_id, id);

-- Statuses of sends we do not know yet: the webhook may overtake the answer to our own call.
create table message_status (
  wamid       text        not null,
  status      text        not null,
  at          timestamptz not null,
  message_id  text,
  error_code  int,
  error_title text,
  primary key (wamid, status)
);
