-- Owner dashboard times out. Made on Friday evening, to be ported back.
CREATE INDEX ix_accounts_owner_email ON accounts (owner_email);
