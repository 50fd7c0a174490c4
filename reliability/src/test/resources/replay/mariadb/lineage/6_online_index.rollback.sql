-- ledger: no-transaction
DROP INDEX ix_account_note ON account;
