package dev.oneledger.ddl.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rights over MariaDB's server, and the ways to set how it reads strings. */
class MariaDbForbiddenTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GRANT ALL PRIVILEGES ON mysql.* TO app",
        "GRANT SELECT ON mysql.* TO app",
        "GRANT INSERT ON `mysql`.db TO app",
        "GRANT CREATE USER ON *.* TO app",
        "GRANT SELECT ON *.* TO app WITH GRANT OPTION",
        "GRANT SELECT, REPLICATION SLAVE ON *.* TO app",
        "GRANT BINLOG ADMIN ON *.* TO app",
        "GRANT CONNECTION ADMIN ON *.* TO app",
        "SET sql_mode = CONCAT(@x, '_QUOTES')",
        "SET sql_mode = CONCAT(@@sql_mode, ',ANSI', '_QUOTES')",
        "SET sql_mode = REPLACE('ANxSI', 'x', '')",
        "SET sql_mode = @x",
        "SET sql_mode=@x",
        "SET sql_mode = 4",
        "SET sql_mode = 'STRICT_TRANS_TABLES,NO_BACKSLASH_ESCAPES'",
        "SET sql_mode = NO_BACKSLASH_ESCAPES",
        "SET SESSION sql_mode := (SELECT a FROM t)",
        "SET @@session.sql_mode = @x",
        "SET @old_sql_mode = 'ANSI'",
        "CREATE PROCEDURE p(a text) BEGIN SET sql_mode = a; END"
      })
  void what_reaches_the_server_is_found(String sql) {
    assertThat(Findings.forbidden(sql, SqlDialect.MARIADB)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GRANT SELECT, INSERT (a, file) ON *.* TO app",
        "GRANT USAGE ON *.* TO app",
        "GRANT SELECT ON mysql.time_zone_name TO app",
        "GRANT ALL PRIVILEGES ON shop.* TO app WITH GRANT OPTION",
        "GRANT CREATE, ALTER ON shop.* TO app",
        "GRANT EXECUTE ON PROCEDURE shop.p TO app",
        "GRANT staff TO app WITH ADMIN OPTION",
        "SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO'",
        "SET SQL_MODE=@OLD_SQL_MODE",
        "SET sql_mode = @saved_sql_mode",
        "SET sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_DATE', time_zone = '+00:00'",
        "SET sql_mode = DEFAULT",
        "SET sql_mode = 0",
        "SET sql_mode = TRADITIONAL",
        "SET SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES')",
        "SET SESSION sql_mode = (SELECT REPLACE(@@sql_mode, 'ONLY_FULL_GROUP_BY', ''))",
        "SET @@session.sql_mode = @@global.sql_mode",
        "SET STATEMENT sql_mode = '' FOR INSERT INTO t VALUES (1)",
        "UPDATE t SET sql_mode = @x",
        "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.sql_mode = @x"
      })
  void a_near_miss_is_none(String sql) {
    assertThat(Findings.forbidden(sql, SqlDialect.MARIADB)).isEmpty();
  }
}
