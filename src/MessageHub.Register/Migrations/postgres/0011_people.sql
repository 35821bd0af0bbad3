-- Two persons decide, or one: kept here, so that it holds for every program that works on this database.
create table decision_policy (
    one bigint primary key check (one = 1),
    four_eyes boolean not null
);

insert into decision_policy (one, four_eyes) values (1, false);

-- Who proposed is an account, whatever it is called later; null is a proposal of before this column.
alter table proposal add column proposed_by_account uuid references account (id);

-- The agreement that a proposal adds when it is carried out.
create table proposed_agreement (
    proposal_number bigint primary key references proposal (number),
    gemeente text not null,
    standaard text not null,
    aanbieder text not null,
    product_code text not null,
    eenheid text not null,
    geldig_van date not null,
    product_categorie text not null,
    source_row bigint not null,
    tarief bigint,
    geldig_tot date,
    minuten_toegestaan boolean not null,
    perceel text not null,
    variant text not null
);

-- What happened to accounts and by whom. Rows are only added.
create table account_change (
    number bigint generated always as identity primary key,
    at timestamptz not null,
    -- Null: at the console, or by the program itself.
    by_account uuid,
    by_name text not null,
    account_id uuid not null,
    account_name text not null,
    what text not null,
    before text,
    after text
);

create index account_change_account on account_change (account_id, number);

create function account_change_stays() returns trigger language plpgsql as $$
begin
    raise exception 'Rows of account_change are only added.';
end
$$;

create trigger account_change_stays before update or delete or truncate on account_change execute function account_change_stays();

-- Wrong attempts to sign in, by account and where they came from: an address, or a browser that signed in before.
create table sign_in_origin (
    account_id uuid not null references account (id),
    origin text not null,
    failures bigint not null default 0,
    failed_at timestamptz,
    locked_until timestamptz,
    -- The last time this browser signed in; null for an address.
    known_at timestamptz,
    primary key (account_id, origin)
);

-- Before, they were counted for the account alone: one wrong password a day kept its owner out.
alter table account drop column failures;
alter table account drop column locked_until;
