package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.SqlDialect;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** jOOQ's parsers and renderers, without the logo that it would log when first used. */
final class QuietJooq {

  private static final String NO_LOGO = "org.jooq.no-logo";
  private static final String NO_TIPS = "org.jooq.no-tips";

  private static final DSLContext POSTGRESQL = context(SQLDialect.POSTGRES);
  private static final DSLContext MARIADB = context(SQLDialect.MARIADB);
  private static final DSLContext H2 = context(SQLDialect.H2);

  private static final DSLContext POSTGRESQL_NAMES =
      quoting(SQLDialect.POSTGRES, RenderNameCase.LOWER);
  private static final DSLContext MARIADB_NAMES = quoting(SQLDialect.MARIADB, RenderNameCase.LOWER);
  private static final DSLContext H2_NAMES = quoting(SQLDialect.H2, RenderNameCase.UPPER);

  static {
    @Nullable String logo = System.getProperty(NO_LOGO);
    @Nullable String tips = System.getProperty(NO_TIPS);
    System.setProperty(NO_LOGO, "true");
    System.setProperty(NO_TIPS, "true");
    try {
      // What it logs it logs once, when the class that renders is initialized.
      POSTGRESQL.render(DSL.one());
    } finally {
      restore(NO_LOGO, logo);
      restore(NO_TIPS, tips);
    }
  }

  private QuietJooq() {}

  static DSLContext in(SqlDialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> POSTGRESQL;
      case MARIADB -> MARIADB;
      case H2 -> H2;
    };
  }

  /** The same, which writes every name quoted, as a plain one is meant there. */
  static DSLContext namesQuotedIn(SqlDialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> POSTGRESQL_NAMES;
      case MARIADB -> MARIADB_NAMES;
      case H2 -> H2_NAMES;
    };
  }

  private static DSLContext quoting(SQLDialect dialect, RenderNameCase nameCase) {
    Settings settings =
        new Settings()
            .withExecuteLogging(false)
            .withRenderNameCase(nameCase)
            .withRenderQuotedNames(RenderQuotedNames.ALWAYS);
    return DSL.using(dialect, settings);
  }

  private static DSLContext context(SQLDialect dialect) {
    Settings settings =
        new Settings()
            .withParseDialect(dialect)
            .withExecuteLogging(false)
            .withRenderNameCase(RenderNameCase.AS_IS)
            .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED);
    return DSL.using(dialect, settings);
  }

  private static void restore(String name, @Nullable String value) {
    if (value == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }
}
