-- Lists that people keep: aanbieders, percelen, products, contracts, inhabitants. A row never changes: one that is changed is taken out and
-- another is added, so the rows themselves are the history, and what was known on a day can be asked.
create table list_change (
    number integer primary key autoincrement,
    list text not null,
    at text not null,
    changed_by text not null,
    -- The file, page or command it came from.
    origin text not null,
    note text not null,
    added integer not null,
    changed integer not null,
    removed integer not null
) strict;

create index list_change_list on list_change (list, number);

-- Organisations by their AGB code. One that merged names the code under which it goes on (hoofd_agb).
create table listed_aanbieder (
    id integer primary key autoincrement,
    agb text not null,
    naam text,
    hoofd_agb text,
    telefoon text,
    mail text,
    van text not null,
    tot text,
    added integer not null references list_change (number),
    removed integer references list_change (number),
    known_from text not null,
    known_until text
) strict;

create unique index listed_aanbieder_current on listed_aanbieder (agb, van) where removed is null;
create index listed_aanbieder_added on listed_aanbieder (added);
create index listed_aanbieder_removed on listed_aanbieder (removed) where removed is not null;

-- Percelen of an indeling, known by domain and code; another indeling may divide the same products differently.
create table listed_perceel (
    id integer primary key autoincrement,
    indeling text not null,
    domein text not null,
    code text not null,
    naam text,
    volgorde integer,
    cluster text,
    zwaarte integer,
    in_scope text,
    concentratie text,
    van text not null,
    tot text,
    added integer not null references list_change (number),
    removed integer references list_change (number),
    known_from text not null,
    known_until text
) strict;

create unique index listed_perceel_current on listed_perceel (indeling, domein, code, van) where removed is null;
create index listed_perceel_added on listed_perceel (added);
create index listed_perceel_removed on listed_perceel (removed) where removed is not null;

-- Which perceel a product belongs to, from the first day of a month: claims are by month too.
create table listed_perceelproduct (
    id integer primary key autoincrement,
    indeling text not null,
    domein text not null,
    productcode text not null,
    perceel text,
    van text not null,
    tot text,
    added integer not null references list_change (number),
    removed integer references list_change (number),
    known_from text not null,
    known_until text
) strict;

create unique index listed_perceelproduct_current on listed_perceelproduct (indeling, domein, productcode, van) where removed is null;
create index listed_perceelproduct_added on listed_perceelproduct (added);
create index listed_perceelproduct_removed on listed_perceelproduct (removed) where removed is not null;

-- The product code list of a gemeente for a domain.
create table listed_product (
    id integer primary key autoincrement,
    gemeente text not null,
    domein text not null,
    productcategorie text not null,
    productcode text not null,
    naam text,
    eenheid text,
    van text not null,
    tot text,
    added integer not null references list_change (number),
    removed integer references list_change (number),
    known_from text not null,
    known_until text
) strict;

create unique index listed_product_current on listed_product (gemeente, domein, productcategorie, productcode, van) where removed is null;
create index listed_product_added on listed_product (added);
create index listed_product_removed on listed_product (removed) where removed is not null;

-- Who is contracted for which perceel. max_bedrag_jaar is in whole eurocents.
create table listed_contract (
    id integer primary key autoincrement,
    gemeente text not null,
    agb text not null,
    domein text not null,
    perceel text not null,
    kenmerk text not null,
    soort text,
    variant text,
    klasse text,
    aandacht_reden text,
    aandacht_tot text,
    status text,
    van text not null,
    tot text,
    max_bedrag_jaar integer,
    max_aanbieders integer,
    open_voor_nieuw text,
    added integer not null references list_change (number),
    removed integer references list_change (number),
    known_from text not null,
    known_until text
) strict;

create unique index listed_contract_current on listed_contract (gemeente, agb, domein, perceel, kenmerk, van) where removed is null;
create index listed_contract_added on listed_contract (added);
create index listed_contract_removed on listed_contract (removed) where removed is not null;

-- Inhabitants of a gemeente in a year, and how many of them are young.
create table listed_inwoners (
    id integer primary key autoincrement,
    gemeente text not null,
    jaar integer not null,
    inwoners integer,
    jeugd integer,
    added integer not null references list_change (number),
    removed integer references list_change (number),
    known_from text not null,
    known_until text
) strict;

create unique index listed_inwoners_current on listed_inwoners (gemeente, jaar) where removed is null;
create index listed_inwoners_added on listed_inwoners (added);
create index listed_inwoners_removed on listed_inwoners (removed) where removed is not null;

-- Files of lists of which people look at what they change before they confirm it.
create table list_proposal (
    number integer primary key autoincrement,
    list text not null,
    file_name text not null,
    content blob not null,
    -- Rows that are not in the file are taken out.
    is_whole integer not null,
    note text not null,
    -- The rows that what it changes was told of, as a hash.
    seen text not null,
    proposed_by text not null,
    proposed_at text not null,
    state text not null default 'open' check (state in ('open', 'confirmed', 'withdrawn')),
    closed_by text,
    closed_at text
) strict;

create index list_proposal_open on list_proposal (list, number) where state = 'open';
