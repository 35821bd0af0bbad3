-- Envelopes of the GGk that were accepted, byte for byte, and what became of them. Rows are never deleted: a number stays used.
create table envelope_in (
    number bigint generated always as identity primary key,
    id uuid not null unique,
    kind text not null check (kind in ('Di01', 'Du01', 'Fo01', 'Fo03')),
    -- Organisatie, applicatie, administratie and gebruiker: a number is unique per whole sender.
    sender_key text not null,
    sender text not null,
    receiver text not null,
    referentienummer text not null,
    cross_refnummer text,
    functie text,
    is_soap boolean not null,
    is_xml boolean not null,
    payload_bytes bigint not null,
    -- SHA-256 of the canonical envelope: equal means the same message offered again.
    hash bytea not null,
    size bigint not null,
    -- The first piece; the rest stands in envelope_piece.
    content bytea not null,
    -- What was answered, so that a repetition gets the same.
    answer bytea not null,
    received_at timestamptz not null,
    -- True for the second sender that uses a number.
    shares_number boolean not null,
    state text not null check (state in ('received', 'checked', 'relayed', 'refused', 'parked', 'settled')),
    reason text,
    trace_parent text,
    -- Who works on it, and from when on somebody else may.
    holder text,
    next_at timestamptz not null
);

create unique index envelope_in_key on envelope_in (sender_key, referentienummer);
create unique index envelope_in_number on envelope_in (referentienummer) where not shares_number;
create index envelope_in_pending on envelope_in (state, next_at) where state in ('received', 'checked');

-- Envelopes to send, with the bytes that are sent at every attempt.
create table envelope_out (
    number bigint generated always as identity primary key,
    id uuid not null unique,
    -- The id on the queue of what is inside: the same message is taken once. Null for what the gateway made itself.
    message_id text unique,
    kind text not null check (kind in ('Di01', 'Du01', 'Fo01')),
    destination text not null,
    is_soap boolean not null,
    sender text not null,
    receiver text not null,
    referentienummer text not null unique,
    tijdstip text not null,
    cross_refnummer text,
    functie text,
    size bigint not null,
    content bytea not null,
    state text not null check (state in ('waiting', 'sent', 'acknowledged', 'answered', 'refused', 'overdue', 'replaced')),
    code text,
    omschrijving text,
    attempts bigint not null default 0,
    created_at timestamptz not null,
    sent_at timestamptz,
    settled_at timestamptz,
    -- Last day on which an answer is in time; null when none is expected.
    due date,
    -- The refused envelope whose place this one takes, and who asked for it.
    replaces uuid references envelope_out (id),
    again_by text,
    holder text,
    next_at timestamptz not null
);

-- Exactly one answer per message, also when somebody offers two.
create unique index envelope_out_answer on envelope_out (cross_refnummer) where kind = 'Du01' and state <> 'replaced';
create index envelope_out_pending on envelope_out (destination, next_at) where state = 'waiting';
create index envelope_out_due on envelope_out (due) where state in ('sent', 'acknowledged') and due is not null;
create index envelope_out_again on envelope_out (number) where again_by is not null and state = 'refused';

-- Pieces from the second on of what does not fit in one; the owner is a row of envelope_in, envelope_out or quarantine.
create table envelope_piece (
    owner uuid not null,
    piece bigint not null,
    content bytea not null,
    primary key (owner, piece)
);

-- What was offered and not accepted, as it came.
create table quarantine (
    number bigint generated always as identity primary key,
    id uuid not null unique,
    received_at timestamptz not null,
    port text not null,
    -- The OIN or the fingerprint of the certificate of whoever offered it.
    caller text,
    reason text not null,
    description text not null,
    sender text,
    receiver text,
    referentienummer text,
    size bigint not null,
    hash bytea,
    content bytea not null
);

-- What a person has to look at. The subject is a row of envelope_in, envelope_out or quarantine.
create table envelope_task (
    number bigint generated always as identity primary key,
    created_at timestamptz not null,
    kind text not null,
    subject uuid not null,
    functie text,
    code text,
    omschrijving text,
    advice text,
    done_at timestamptz,
    done_by text,
    note text,
    unique (kind, subject)
);

create index envelope_task_open on envelope_task (number) where done_at is null;
