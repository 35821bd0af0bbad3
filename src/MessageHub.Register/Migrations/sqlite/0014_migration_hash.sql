-- SHA-256 of the file that was applied, in hexadecimal digits: a file that changed afterwards is noticed before anything is built on it.
alter table schema_migration add column hash text;
