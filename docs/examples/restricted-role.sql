-- A role for Wattle in production that may add to the ledgers but not change them. Run it once as the owner of the tables
-- (the role that Flyway migrates with), after the first start. Then set:
--   SPRING_DATASOURCE_USERNAME=wattle_app   SPRING_DATASOURCE_PASSWORD=…   what Wattle works with
--   SPRING_FLYWAY_USER=…                    SPRING_FLYWAY_PASSWORD=…       the owner, for migrations only
-- Give it a password by: alter role wattle_app login password '…'
do $$
begin
  if not exists (select from pg_roles where rolname = 'wattle_app') then
    create role wattle_app nologin;
  end if;
end
$$;
grant usage on schema public to wattle_app;
grant select, insert, update, delete on all tables in schema public to wattle_app;
grant usage, select on all sequences in schema public to wattle_app;
alter default privileges in schema public grant select, insert, update, delete on tables to wattle_app;
alter default privileges in schema public grant usage, select on sequences to wattle_app;

-- What only grows. Not even the trigger has to refuse: the role may not ask.
revoke update, delete, truncate, references, trigger on
  consent, consent_seal, consent_checkpoint, consent_verification, consent_wording, audit, template_audit
  from wattle_app;
-- The erasure of a person takes the evidence out of a row; the trigger refuses every other change of it.
grant update (evidence) on consent to wattle_app;
revoke all on flyway_schema_history from wattle_app;
grant select on flyway_schema_history to wattle_app;
