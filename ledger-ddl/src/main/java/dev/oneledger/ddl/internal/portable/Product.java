package dev.oneledger.ddl.internal.portable;

import dev.oneledger.SqlDialect;
import java.util.List;

/** How a product writes steps; a new product is one new file. Stateless. */
interface Product {

  SqlDialect dialect();

  /** A name as it is meant where nothing is quoted. */
  String name(String name);

  String type(ColumnType type);

  /** Whether columns of this type can be in a key or an index. */
  boolean canIndex(ColumnType type);

  /** The words that make a column number itself. */
  String identity();

  /** Whether a primary key has a name. */
  boolean namesPrimaryKeys();

  /** Statements that take the step, each harmless when run again, without semicolons. */
  List<String> write(Step step, Frames frames) throws StepRefusal;

  static Product of(SqlDialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> new PostgresProduct();
      case MARIADB -> new MariaDbProduct();
      case H2 -> new H2Product();
    };
  }
}
