-- Files of our own, to be sent: no person brought them, and message_id is own-<key>.
alter table media alter column contact_id drop not null;
alter table media alter column number_id drop not null;
