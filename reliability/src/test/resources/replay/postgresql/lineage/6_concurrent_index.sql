-- ledger: no-transaction
CREATE INDEX CONCURRENTLY ix_account_note ON account (note)
