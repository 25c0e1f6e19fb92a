-- Addresses may be kept encrypted: value then is a keyed hash by which they are found, and the address itself is in here.
alter table contact_identity add column sealed text;

-- Every key that something in here is encrypted or found by, with a proof, so that a key that is lost or mistaken refuses the start.
create table address_key (
  id      text        primary key,
  purpose text        not null check (purpose in ('seal', 'index')),
  proof   text        not null,
  since   timestamptz not null
);
