package dev.oneledger.jdbc.internal.mariadb;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The modes of a session that are on, by name in upper case. */
record SqlModes(List<String> names) {

  /** With these, quotes are read otherwise than a script is split by; modes that have them too. */
  private static final Set<String> UNREADABLE =
      Set.of(
          "ANSI_QUOTES",
          "NO_BACKSLASH_ESCAPES",
          "ANSI",
          "DB2",
          "MAXDB",
          "MSSQL",
          "ORACLE",
          "POSTGRESQL");

  SqlModes {
    names = List.copyOf(names);
  }

  static SqlModes parse(String value) {
    return new SqlModes(
        Arrays.stream(value.toUpperCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList());
  }

  /** Whether the server reads a script's quotes as it is split by. */
  boolean areReadable() {
    return names.stream().noneMatch(UNREADABLE::contains);
  }

  /** The same without those with which it does not. */
  SqlModes readable() {
    return new SqlModes(names.stream().filter(name -> !UNREADABLE.contains(name)).toList());
  }

  @Override
  public String toString() {
    return names.stream().collect(Collectors.joining(","));
  }
}
