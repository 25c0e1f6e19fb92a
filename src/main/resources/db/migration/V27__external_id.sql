-- What other systems call what we know: one id here is one id there, in each account of each vendor.
create table external_id (
  kind      text        not null check (kind in ('contact', 'conversation', 'order', 'ticket')),
  our_id    text        not null,
  vendor    text        not null,
  account   text        not null default 'default',
  vendor_id text        not null,
  seen_at   timestamptz not null,
  primary key (kind, vendor, account, vendor_id)
);
create unique index external_id_ours on external_id (kind, our_id, vendor, account);

-- Ids that were facts of a contact. Where two contacts claimed one record, the later claim counts.
insert into external_id (kind, our_id, vendor, vendor_id, seen_at)
select distinct on (vendor, value) 'contact', contact_id::text, vendor, value #>> '{}', changed_at
from contact_fact where kind = 'external-id' order by vendor, value, changed_at desc;
delete from contact_fact where kind = 'external-id';

-- What only a person can decide: which record of the vendor is really this one.
create table identity_review (
  id         bigint      generated always as identity primary key,
  reason     text        not null check (reason in ('several-records', 'record-of-another', 'another-record', 'contacts-merged')),
  kind       text        not null,
  our_id     text        not null,
  vendor     text        not null,
  account    text        not null,
  vendor_ids text[]      not null,
  opened_at  timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  chosen     text
);
create unique index identity_review_open on identity_review (kind, our_id, vendor, account) where decided_at is null;
