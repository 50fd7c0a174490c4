-- 142_accounts_rename.sql
-- The person who looks after an account is its owner: accounts.csm_email becomes owner_email.

BEGIN;

DO $$
DECLARE
  has_old  BOOLEAN;
  has_new  BOOLEAN;
BEGIN
  SELECT count(*) FILTER (WHERE attname = 'csm_email') = 1,
         count(*) FILTER (WHERE attname = 'owner_email') = 1
    INTO has_old, has_new
    FROM pg_attribute
   WHERE attrelid = to_regclass('accounts') AND NOT attisdropped;

  IF has_old AND has_new THEN
    RAISE EXCEPTION 'accounts has both csm_email and owner_email'
      USING HINT = 'Move the values into one of them and drop the other, then run this again.';
  ELSIF has_old THEN
    ALTER TABLE accounts RENAME COLUMN csm_email TO owner_email;
  ELSIF NOT has_new THEN
    RAISE EXCEPTION 'accounts has neither csm_email nor owner_email'
      USING HINT = 'Apply 141_init first and check search_path.';
  END IF;
END
$$;

COMMIT;
