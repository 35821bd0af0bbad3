-- One domain of a gemeente; null is both.
alter table account_gemeente add column standaard text;

-- The domain that a proposed file has agreements of; '' is both, or a file of before this column.
alter table agreement_proposal_gemeente add column standaard text not null default '';
