-- 142_accounts_rename.rollback.sql
-- accounts.owner_email becomes csm_email again; nothing to do where the table is gone.

BEGIN;

DO $$
DECLARE
  has_old  BOOLEAN;
  has_new  BOOLEAN;
BEGIN
  IF to_regclass('accounts') IS NULL THEN
    RETURN;
  END IF;

  SELECT count(*) FILTER (WHERE attname = 'csm_email') = 1,
         count(*) FILTER (WHERE attname = 'owner_email') = 1
    INTO has_old, has_new
    FROM pg_attribute
   WHERE attrelid = to_regclass('accounts') AND NOT attisdropped;

  IF has_old AND has_new THEN
    RAISE EXCEPTION 'accounts has both csm_email and owner_email'
      USING HINT = 'Move the values into one of them and drop the other, then run this again.';
  ELSIF has_new THEN
    ALTER TABLE accounts RENAME COLUMN owner_email TO csm_email;
  ELSIF NOT has_old THEN
    RAISE EXCEPTION 'accounts has neither csm_email nor owner_email'
      USING HINT = 'The table is not the one that 141_init creates: check search_path.';
  END IF;
END
$$;

COMMIT;
