-- What was granted for a person in a month of delivery, credits taken off, by product and day of the verdict: on any division into percelen
-- and over any months persons are counted from it. The perceel is the one of the tariff. Whole eurocents.
create table client_month (
    month date not null,
    standaard text not null,
    product_code text not null,
    perceel text not null,
    bsn text not null,
    gemeente text not null,
    aanbieder text not null,
    processed date not null,
    net bigint not null,
    primary key (month, standaard, product_code, perceel, bsn, gemeente, aanbieder, processed) include (net)
);

insert into client_month (month, standaard, product_code, perceel, bsn, gemeente, aanbieder, processed, net)
select t.delivered, p.standaard, p.product_code, t.perceel, p.bsn, p.gemeente, p.aanbieder, t.processed,
    sum(case when p.is_debit then p.bedrag else -p.bedrag end)::bigint
from prestatie p
join claim_total t on t.bericht_id = p.bericht_id and t.delivered = date_trunc('month', p.begindatum)::date
    and t.product_categorie = p.product_categorie and t.product_code = p.product_code
where p.state = 'granted'
group by t.delivered, p.standaard, p.product_code, t.perceel, p.bsn, p.gemeente, p.aanbieder, t.processed;
