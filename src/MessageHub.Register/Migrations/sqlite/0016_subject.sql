-- Who an account is at the identity provider of the organisation: issuer and subject. A name there can be given to somebody else later.
alter table account add column subject text;
create unique index account_subject on account (subject);
