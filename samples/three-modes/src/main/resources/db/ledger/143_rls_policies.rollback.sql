-- 143_rls_policies.rollback.sql
-- Every role with rights on contact and note sees all of their rows again.

BEGIN;

DROP POLICY IF EXISTS note_of_author ON note;
DROP POLICY IF EXISTS note_read ON note;
DROP POLICY IF EXISTS contact_of_owner ON contact;

ALTER TABLE IF EXISTS note DISABLE ROW LEVEL SECURITY;
ALTER TABLE IF EXISTS contact DISABLE ROW LEVEL SECURITY;

COMMIT;
