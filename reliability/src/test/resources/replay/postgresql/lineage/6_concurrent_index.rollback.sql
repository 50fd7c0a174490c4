-- ledger: no-transaction
DROP INDEX CONCURRENTLY ix_account_note;
