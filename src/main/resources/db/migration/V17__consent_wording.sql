-- Which wording a consent names; the exact text stays in the row as well, so that a row proves itself.
alter table consent add wording_id text;

-- Every text that was ever in use. A version's text never changes.
create table consent_wording (
  id            text        not null,
  version       text        not null,
  language      text        not null,
  text          text        not null,
  first_used_at timestamptz not null,
  primary key (id, version, language)
);
create trigger consent_wording_append_only before update or delete on consent_wording
  for each row execute function refuse_change();
create trigger consent_wording_no_truncate before truncate on consent_wording
  for each statement execute function refuse_change();
