package dev.oneledger.samples.cli;

import static dev.oneledger.UnknownNameException.hint;

import dev.oneledger.flyway.FlywayLayout;
import dev.oneledger.layout.AtlasLayout;
import dev.oneledger.layout.DbmateLayout;
import dev.oneledger.layout.GolangMigrateLayout;
import dev.oneledger.layout.PlainLayout;
import dev.oneledger.liquibase.LiquibaseLayout;
import dev.oneledger.spi.BundleLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The layouts that bundles can have beside the one of the database's own client. */
enum Layout {
  FLYWAY,
  LIQUIBASE,
  ATLAS,
  DBMATE,
  GOLANG_MIGRATE,
  PLAIN;

  static Layout of(Section section, String name) {
    List<String> names = Arrays.stream(values()).map(Layout::label).toList();
    return Arrays.stream(values())
        .filter(each -> each.label().equals(name))
        .findFirst()
        .orElseThrow(
            () -> section.refused("layouts", "no such layout: " + hint(name, names) + "."));
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  BundleLayout files() {
    return switch (this) {
      case FLYWAY -> new FlywayLayout();
      case LIQUIBASE -> new LiquibaseLayout();
      case ATLAS -> new AtlasLayout();
      case DBMATE -> new DbmateLayout();
      case GOLANG_MIGRATE -> new GolangMigrateLayout();
      case PLAIN -> new PlainLayout();
    };
  }
}
