-- ledger: no-transaction
CREATE INDEX ix_account_note ON account (note) ALGORITHM=INPLACE LOCK=NONE
