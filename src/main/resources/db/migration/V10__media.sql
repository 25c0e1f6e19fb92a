-- Files that people sent: where each came from and what was found. The bytes lie in the media store under the key.
create table media (
  message_id text        primary key,
  contact_id uuid        not null,
  number_id  text        not null,
  key        text        not null,
  mime_type  text        not null,
  size       bigint      not null,
  sha256     text        not null,
  filename   text        not null,
  state      text        not null check (state in ('stored', 'quarantined')),
  finding    text,
  stored_at  timestamptz not null
);
create index media_key on media (key);
create index media_age on media (stored_at);

-- Files of ours that WhatsApp keeps under an id, for each number that sends them, until the id expires.
create table media_upload (
  key         text        not null,
  number_id   text        not null,
  media_id    text        not null,
  uploaded_at timestamptz not null,
  primary key (key, number_id)
);
