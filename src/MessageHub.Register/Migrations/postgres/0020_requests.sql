-- Who referred the client of a 315 (Verwijzer, Type): requests of a gecertificeerde instelling have rules of their own. Of those that are there
-- already it was not kept; their messages still say it.
alter table aanvraag add column verwijzer text;

-- Decisions on requests, proposed or carried out: rows are only added, and closed once. With what is granted otherwise than was asked, and the
-- inbox id of the 301 or 319 that tells it.
create table request_decision (
    number bigint generated always as identity primary key,
    bericht_id uuid not null,
    regel bigint not null,
    decision text not null check (decision in ('grant', 'refuse', 'research')),
    reden text,
    andere_gemeente text,
    is_otherwise boolean not null default false,
    categorie text,
    code text,
    ingangsdatum date,
    einddatum date,
    volume bigint,
    eenheid text,
    frequentie text,
    budget bigint,
    -- What was typed about the client, as json, while it is open.
    person text,
    note text not null,
    decided_by text not null,
    decided_by_account uuid references account (id),
    decided_at timestamptz not null,
    state text not null check (state in ('open', 'carried out', 'withdrawn')),
    closed_by text,
    closed_at timestamptz,
    told_by uuid references inbox (id),
    foreign key (bericht_id, regel) references aanvraag (bericht_id, regel)
);

create unique index request_decision_open on request_decision (bericht_id, regel) where state = 'open';
create index request_decision_request on request_decision (bericht_id, regel, number);

-- Who has a request in hand.
create table request_hand (
    bericht_id uuid not null,
    regel bigint not null,
    account_id uuid not null references account (id),
    taken_at timestamptz not null,
    primary key (bericht_id, regel),
    foreign key (bericht_id, regel) references aanvraag (bericht_id, regel)
);

-- Products of which a request is granted without a person when all that can be checked is right.
create table straight_through (
    gemeente text not null,
    standaard text not null,
    product_code text not null,
    set_by text not null,
    set_at timestamptz not null,
    primary key (gemeente, standaard, product_code)
);
