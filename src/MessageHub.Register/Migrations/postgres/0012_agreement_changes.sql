-- What became of agreements: a row for each that was added or changed, written in the transaction that did it. Rows are only added.
create table agreement_change (
    number bigint generated always as identity primary key,
    at timestamptz not null,
    changed_by text not null,
    -- The file, page, decision or command it came from.
    origin text not null,
    note text not null,
    gemeente text not null,
    aanbieder text not null,
    standaard text not null,
    product_code text not null,
    eenheid text not null,
    geldig_van date not null,
    product_categorie text not null,
    tarief bigint,
    geldig_tot date,
    minuten_toegestaan boolean not null,
    perceel text not null,
    variant text not null,
    -- What it was; of an agreement that is new was_there is false and the rest null.
    was_there boolean not null,
    old_product_categorie text,
    old_tarief bigint,
    old_geldig_tot date,
    old_minuten_toegestaan boolean,
    old_perceel text,
    old_variant text
);

create index agreement_change_aanbieder on agreement_change (gemeente, aanbieder, number);

create function agreement_change_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'what became of an agreement is only added to';
end
$$;

create trigger agreement_change_is_kept before update or delete or truncate on agreement_change
    for each statement execute function agreement_change_is_kept();

-- Files of agreements of which people look at what they change before they confirm it; with four eyes another person has to.
create table agreement_proposal (
    number bigint generated always as identity primary key,
    file_name text not null,
    content bytea not null,
    note text not null,
    -- The agreements that what it changes was told of, as a hash.
    seen text not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    state text not null default 'open' check (state in ('open', 'confirmed', 'withdrawn')),
    closed_by text,
    closed_at timestamptz
);

create index agreement_proposal_open on agreement_proposal (number) where state = 'open';

-- Whose agreements it has: who may not see all of these does not see it.
create table agreement_proposal_gemeente (
    proposal bigint not null references agreement_proposal (number),
    gemeente text not null,
    primary key (proposal, gemeente)
);
