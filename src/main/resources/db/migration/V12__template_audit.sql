-- Meta announces a move to another category before it happens.
alter table template_state add column next_category text;
-- Whether the row says something about that at all: events about the status do not.
alter table template_state add column tells_next boolean not null default false;

-- Who did what to a template, when and why: each word of Meta's, each act of ours. Append-only.
create table template_audit (
  id       bigint      generated always as identity primary key,
  at       timestamptz not null,
  act      text        not null check (act in ('state', 'approve', 'submit', 'sync')),
  name     text        not null,
  language text        not null,
  -- Of the content that was approved or submitted; null where no content is concerned.
  version  text,
  who      text        not null,
  reason   text        not null,
  detail   text
);
create index template_audit_of on template_audit (name, language, id desc);
-- Two approvals are two people.
create unique index template_approved_once on template_audit (name, language, version, who) where act = 'approve';

create function refuse_template_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'template.audit-append-only: % on table % is refused. What was done stays written.', tg_op, tg_table_name;
end
$$;

create trigger template_audit_append_only before update or delete on template_audit
  for each row execute function refuse_template_audit_change();
create trigger template_audit_no_truncate before truncate on template_audit
  for each statement execute function refuse_template_audit_change();

-- Which flows used a template lately.
create index message_template on message (template, requested_at desc) where template is not null;
