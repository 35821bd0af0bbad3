-- Two persons decide, or one: kept here, so that it holds for every program that works on this database.
create table decision_policy (
    one integer primary key check (one = 1),
    four_eyes integer not null
) strict;

insert into decision_policy (one, four_eyes) values (1, 0);

-- Who proposed is an account, whatever it is called later; null is a proposal of before this column.
alter table proposal add column proposed_by_account text references account (id);

-- The agreement that a proposal adds when it is carried out.
create table proposed_agreement (
    proposal_number integer primary key references proposal (number),
    gemeente text not null,
    standaard text not null,
    aanbieder text not null,
    product_code text not null,
    eenheid text not null,
    geldig_van text not null,
    product_categorie text not null,
    source_row integer not null,
    tarief integer,
    geldig_tot text,
    minuten_toegestaan integer not null,
    perceel text not null,
    variant text not null
) strict;

-- What happened to accounts and by whom. Rows are only added.
create table account_change (
    number integer primary key autoincrement,
    at text not null,
    -- Null: at the console, or by the program itself.
    by_account text,
    by_name text not null,
    account_id text not null,
    account_name text not null,
    what text not null,
    before text,
    after text
) strict;

create index account_change_account on account_change (account_id, number);

create trigger account_change_stays before update on account_change begin select raise(abort, 'Rows of account_change are only added.'); end;
create trigger account_change_is_kept before delete on account_change begin select raise(abort, 'Rows of account_change are only added.'); end;

-- Wrong attempts to sign in, by account and where they came from: an address, or a browser that signed in before.
create table sign_in_origin (
    account_id text not null references account (id),
    origin text not null,
    failures integer not null default 0,
    failed_at text,
    locked_until text,
    -- The last time this browser signed in; null for an address.
    known_at text,
    primary key (account_id, origin)
) strict;

-- Before, they were counted for the account alone: one wrong password a day kept its owner out.
alter table account drop column failures;
alter table account drop column locked_until;
