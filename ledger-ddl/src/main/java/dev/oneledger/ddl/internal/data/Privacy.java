package dev.oneledger.ddl.internal.data;

/** Takes from a table that was just made what default privileges gave to others than its owner. */
final class Privacy {

  private Privacy() {}

  static String of(String table) {
    return """
        DECLARE
          grantee text;
        BEGIN
          FOR grantee IN SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END
              FROM pg_catalog.pg_class c, aclexplode(c.relacl) a WHERE c.oid = to_regclass(%1$s) AND a.grantee <> c.relowner LOOP
            EXECUTE format('REVOKE ALL ON TABLE %%s FROM %%s', to_regclass(%1$s), grantee);
          END LOOP;
        END;
        """
        .formatted(Sql.literal(table));
  }
}
