CREATE TABLE audit (what text);
CREATE RULE account_audit AS ON DELETE TO account DO ALSO (
  INSERT INTO audit VALUES ('one;');
  INSERT INTO audit VALUES ('two');
);
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY "nur eigene" ON account USING (name <> 'a;b');
DELETE FROM account WHERE id = 3;
