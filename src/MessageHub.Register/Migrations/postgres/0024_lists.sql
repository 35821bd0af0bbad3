-- Lists that people keep: aanbieders, percelen, products, contracts, inhabitants. A row never changes: one that is changed is taken out and
-- another is added, so the rows themselves are the history, and what was known on a day can be asked.
create table list_change (
    number bigint generated always as identity primary key,
    list text not null,
    at timestamptz not null,
    changed_by text not null,
    -- The file, page or command it came from.
    origin text not null,
    note text not null,
    added bigint not null,
    changed bigint not null,
    removed bigint not null
);

create index list_change_list on list_change (list, number);

-- Organisations by their AGB code. One that merged names the code under which it goes on (hoofd_agb).
create table listed_aanbieder (
    id bigint generated always as identity primary key,
    agb text not null,
    naam text,
    hoofd_agb text,
    telefoon text,
    mail text,
    van date not null,
    tot date,
    added bigint not null references list_change (number),
    removed bigint references list_change (number),
    known_from date not null,
    known_until date
);

create unique index listed_aanbieder_current on listed_aanbieder (agb, van) where removed is null;
create index listed_aanbieder_added on listed_aanbieder (added);
create index listed_aanbieder_removed on listed_aanbieder (removed) where removed is not null;

-- Percelen of an indeling, known by domain and code; another indeling may divide the same products differently.
create table listed_perceel (
    id bigint generated always as identity primary key,
    indeling text not null,
    domein text not null,
    code text not null,
    naam text,
    volgorde bigint,
    cluster text,
    zwaarte bigint,
    in_scope text,
    concentratie text,
    van date not null,
    tot date,
    added bigint not null references list_change (number),
    removed bigint references list_change (number),
    known_from date not null,
    known_until date
);

create unique index listed_perceel_current on listed_perceel (indeling, domein, code, van) where removed is null;
create index listed_perceel_added on listed_perceel (added);
create index listed_perceel_removed on listed_perceel (removed) where removed is not null;

-- Which perceel a product belongs to, from the first day of a month: claims are by month too.
create table listed_perceelproduct (
    id bigint generated always as identity primary key,
    indeling text not null,
    domein text not null,
    productcode text not null,
    perceel text,
    van date not null,
    tot date,
    added bigint not null references list_change (number),
    removed bigint references list_change (number),
    known_from date not null,
    known_until date
);

create unique index listed_perceelproduct_current on listed_perceelproduct (indeling, domein, productcode, van) where removed is null;
create index listed_perceelproduct_added on listed_perceelproduct (added);
create index listed_perceelproduct_removed on listed_perceelproduct (removed) where removed is not null;

-- The product code list of a gemeente for a domain.
create table listed_product (
    id bigint generated always as identity primary key,
    gemeente text not null,
    domein text not null,
    productcategorie text not null,
    productcode text not null,
    naam text,
    eenheid text,
    van date not null,
    tot date,
    added bigint not null references list_change (number),
    removed bigint references list_change (number),
    known_from date not null,
    known_until date
);

create unique index listed_product_current on listed_product (gemeente, domein, productcategorie, productcode, van) where removed is null;
create index listed_product_added on listed_product (added);
create index listed_product_removed on listed_product (removed) where removed is not null;

-- Who is contracted for which perceel. max_bedrag_jaar is in whole eurocents.
create table listed_contract (
    id bigint generated always as identity primary key,
    gemeente text not null,
    agb text not null,
    domein text not null,
    perceel text not null,
    kenmerk text not null,
    soort text,
    variant text,
    klasse text,
    aandacht_reden text,
    aandacht_tot date,
    status text,
    van date not null,
    tot date,
    max_bedrag_jaar bigint,
    max_aanbieders bigint,
    open_voor_nieuw text,
    added bigint not null references list_change (number),
    removed bigint references list_change (number),
    known_from date not null,
    known_until date
);

create unique index listed_contract_current on listed_contract (gemeente, agb, domein, perceel, kenmerk, van) where removed is null;
create index listed_contract_added on listed_contract (added);
create index listed_contract_removed on listed_contract (removed) where removed is not null;

-- Inhabitants of a gemeente in a year, and how many of them are young.
create table listed_inwoners (
    id bigint generated always as identity primary key,
    gemeente text not null,
    jaar bigint not null,
    inwoners bigint,
    jeugd bigint,
    added bigint not null references list_change (number),
    removed bigint references list_change (number),
    known_from date not null,
    known_until date
);

create unique index listed_inwoners_current on listed_inwoners (gemeente, jaar) where removed is null;
create index listed_inwoners_added on listed_inwoners (added);
create index listed_inwoners_removed on listed_inwoners (removed) where removed is not null;

-- Files of lists of which people look at what they change before they confirm it.
create table list_proposal (
    number bigint generated always as identity primary key,
    list text not null,
    file_name text not null,
    content bytea not null,
    -- Rows that are not in the file are taken out.
    is_whole boolean not null,
    note text not null,
    -- The rows that what it changes was told of, as a hash.
    seen text not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    state text not null default 'open' check (state in ('open', 'confirmed', 'withdrawn')),
    closed_by text,
    closed_at timestamptz
);

create index list_proposal_open on list_proposal (list, number) where state = 'open';
