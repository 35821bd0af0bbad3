-- Agreements with history. A row of agreement_change says all of what an agreement became, by whom and when, and never changes: those
-- rows are the history, and what was known at a moment is the last row of each agreement that was known by then. The table agreement is
-- what stands now.

-- Which day says which tariff counts, how much of a broken month of output may be claimed, in which frequencies it may be assigned; why
-- the row says what it says, and of an indexering the percentage, in ten-thousandths of a percent.
alter table agreement add column tarief_op text not null default 'levering';
alter table agreement add column gebroken_maand text not null default 'vol';
alter table agreement add column frequenties text not null default '';
alter table agreement add column herkomst text not null default 'basis';
alter table agreement add column index_percentage integer;
alter table proposed_agreement add column tarief_op text not null default 'levering';
alter table proposed_agreement add column gebroken_maand text not null default 'vol';
alter table proposed_agreement add column frequenties text not null default '';
alter table proposed_agreement add column herkomst text not null default 'basis';
alter table proposed_agreement add column index_percentage integer;
alter table agreement_change add column tarief_op text not null default 'levering';
alter table agreement_change add column gebroken_maand text not null default 'vol';
alter table agreement_change add column frequenties text not null default '';
alter table agreement_change add column herkomst text not null default 'basis';
alter table agreement_change add column index_percentage integer;

-- The row of the file that it came from, which a verdict names; what an agreement said before; whether it was withdrawn, and says nothing
-- from then on; and the day from which it counts as known.
alter table agreement_change add column source_row integer not null default 0;
alter table agreement_change add column old_tarief_op text;
alter table agreement_change add column old_gebroken_maand text;
alter table agreement_change add column old_frequenties text;
alter table agreement_change add column is_withdrawn integer not null default 0;
alter table agreement_change add column known_from text;

drop trigger agreement_change_stays;
drop trigger agreement_change_is_kept;
update agreement_change set
    known_from = amsterdam_day(at),
    old_tarief_op = case when was_there then 'levering' end,
    old_gebroken_maand = case when was_there then 'vol' end,
    old_frequenties = case when was_there then '' end,
    herkomst = case when was_there and (
        tarief is distinct from old_tarief or product_categorie <> old_product_categorie or perceel <> old_perceel
        or variant <> old_variant or minuten_toegestaan <> old_minuten_toegestaan) then 'correctie' else 'basis' end;

-- What an agreement was before its first change that was kept is known from its own first day, as is what was never changed. These rows
-- have numbers below 1, so that they were there for every verdict.
insert into agreement_change (
    number, at, changed_by, origin, note, gemeente, standaard, aanbieder, product_code, eenheid, geldig_van, product_categorie, tarief,
    geldig_tot, minuten_toegestaan, perceel, variant, was_there, source_row, known_from)
select
    1 - row_number() over (order by gemeente, standaard, aanbieder, product_code, eenheid, geldig_van),
    '1970-01-01 00:00:00+00:00', '', 'vastgelegd voordat wijzigingen werden bewaard', '', k.*
from (
    select c.gemeente, c.standaard, c.aanbieder, c.product_code, c.eenheid, c.geldig_van, c.old_product_categorie, c.old_tarief,
        c.old_geldig_tot, c.old_minuten_toegestaan, c.old_perceel, c.old_variant, 0, 0, c.geldig_van as known_from
    from agreement_change c
    where c.was_there and not exists (
        select 1 from agreement_change f
        where (f.gemeente, f.standaard, f.aanbieder, f.product_code, f.eenheid, f.geldig_van)
            = (c.gemeente, c.standaard, c.aanbieder, c.product_code, c.eenheid, c.geldig_van) and f.number < c.number)
    union all
    select a.gemeente, a.standaard, a.aanbieder, a.product_code, a.eenheid, a.geldig_van, a.product_categorie, a.tarief,
        a.geldig_tot, a.minuten_toegestaan, a.perceel, a.variant, 0, a.source_row, a.geldig_van
    from agreement a
    where not exists (
        select 1 from agreement_change f
        where (f.gemeente, f.standaard, f.aanbieder, f.product_code, f.eenheid, f.geldig_van)
            = (a.gemeente, a.standaard, a.aanbieder, a.product_code, a.eenheid, a.geldig_van))) k;

update agreement set herkomst = c.herkomst
from (
    select gemeente, standaard, aanbieder, product_code, eenheid, geldig_van, herkomst,
        row_number() over (
            partition by gemeente, standaard, aanbieder, product_code, eenheid, geldig_van order by number desc) as place
    from agreement_change) c
where c.place = 1 and c.gemeente = agreement.gemeente and c.standaard = agreement.standaard and c.aanbieder = agreement.aanbieder
    and c.product_code = agreement.product_code and c.eenheid = agreement.eenheid and c.geldig_van = agreement.geldig_van;

create trigger agreement_change_stays before update on agreement_change
begin
    select raise(abort, 'what became of an agreement is only added to');
end;

create trigger agreement_change_is_kept before delete on agreement_change
begin
    select raise(abort, 'what became of an agreement is only added to');
end;

-- The history of one agreement, and what stood at a moment.
create index agreement_change_agreement
    on agreement_change (gemeente, aanbieder, standaard, product_code, eenheid, geldig_van, number);
