-- What became of agreements: a row for each that was added or changed, written in the transaction that did it. Rows are only added.
create table agreement_change (
    number integer primary key autoincrement,
    at text not null,
    changed_by text not null,
    -- The file, page, decision or command it came from.
    origin text not null,
    note text not null,
    gemeente text not null,
    aanbieder text not null,
    standaard text not null,
    product_code text not null,
    eenheid text not null,
    geldig_van text not null,
    product_categorie text not null,
    tarief integer,
    geldig_tot text,
    minuten_toegestaan integer not null,
    perceel text not null,
    variant text not null,
    -- What it was; of an agreement that is new was_there is false and the rest null.
    was_there integer not null,
    old_product_categorie text,
    old_tarief integer,
    old_geldig_tot text,
    old_minuten_toegestaan integer,
    old_perceel text,
    old_variant text
) strict;

create index agreement_change_aanbieder on agreement_change (gemeente, aanbieder, number);

create trigger agreement_change_stays before update on agreement_change
begin
    select raise(abort, 'what became of an agreement is only added to');
end;

create trigger agreement_change_is_kept before delete on agreement_change
begin
    select raise(abort, 'what became of an agreement is only added to');
end;

-- Files of agreements of which people look at what they change before they confirm it; with four eyes another person has to.
create table agreement_proposal (
    number integer primary key autoincrement,
    file_name text not null,
    content blob not null,
    note text not null,
    -- The agreements that what it changes was told of, as a hash.
    seen text not null,
    proposed_by text not null,
    proposed_at text not null,
    state text not null default 'open' check (state in ('open', 'confirmed', 'withdrawn')),
    closed_by text,
    closed_at text
) strict;

create index agreement_proposal_open on agreement_proposal (number) where state = 'open';

-- Whose agreements it has: who may not see all of these does not see it.
create table agreement_proposal_gemeente (
    proposal integer not null references agreement_proposal (number),
    gemeente text not null,
    primary key (proposal, gemeente)
) strict;
