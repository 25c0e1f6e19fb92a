-- Deliveries whose effect waits for a limit of its own (a ticket, a person), so that nobody else waits behind them.
create table waiting_delivery (
  no            bigint      generated always as identity primary key,
  flow          text        not null,
  -- Rows of one lane go in their order: the contact id, or the place on the bus.
  lane          text        not null,
  event         text        not null,
  topic         text        not null,
  part          int         not null,
  off           bigint      not null,
  headers       jsonb       not null,
  payload       bytea       not null,
  -- Not to be gathered with its neighbours again: together they were refused.
  alone         boolean     not null default false,
  due_at        timestamptz not null,
  -- Has had its effect. The row stays until its lane is done, for it may carry the claim.
  done          boolean     not null default false,
  -- On the first row of a lane that somebody works off: who, and when somebody else may.
  claimed_by    text,
  claimed_until timestamptz,
  created_at    timestamptz not null,
  -- The Idempotent Receiver of this table: a record that Kafka brings again is here already.
  unique (flow, topic, part, off),
  check ((claimed_by is null) = (claimed_until is null))
);
create index waiting_delivery_lane on waiting_delivery (flow, lane, no);
