-- Secrets become texts (Base64), so that the keys that encrypt addresses can encrypt them as well.
alter table webhook
  alter column secret type text using replace(encode(secret, 'base64'), chr(10), ''),
  alter column old_secret type text using replace(encode(old_secret, 'base64'), chr(10), '');
