DROP POLICY "nur eigene" ON account;
ALTER TABLE account DISABLE ROW LEVEL SECURITY;
DROP RULE account_audit ON account;
DROP TABLE audit;
