-- A person is a set of identities, never "the phone": numbers are hidden, change, and come back.
create table contact (
  id         uuid        primary key,
  name       text,
  username   text,
  created_at timestamptz not null
);

create table contact_identity (
  kind       text        not null check (kind in ('phone', 'user_id', 'parent_user_id', 'email')),
  value      text        not null,
  contact_id uuid        not null references contact (id),
  seen_at    timestamptz not null,
  primary key (kind, value)
);
create index contact_identity_of on contact_identity (contact_id);

-- The 24 hours in which we may answer freely, for each of our numbers, and the conversation they belong to.
create table service_window (
  contact_id      uuid        not null references contact (id),
  number_id       text        not null,
  last_inbound_at timestamptz not null,
  conversation_id uuid        not null,
  first_message   text        not null,
  primary key (contact_id, number_id)
);

-- What other systems know of the person: their id there, the open ticket, the last order.
create table contact_fact (
  contact_id uuid        not null references contact (id),
  kind       text        not null,
  vendor     text        not null,
  value      jsonb       not null,
  changed_at timestamptz not null,
  primary key (contact_id, kind, vendor)
);
