package dev.oneledger.ddl.internal.data;

import java.util.stream.Collectors;

/**
 * Keeps rows that no key names, as having come or gone. In which order does not matter, since equal
 * ones are only counted.
 */
record BagChanges(Capture capture, Shape part) implements RowChanges {

  @Override
  public String gone(String from) {
    return keep("false", from);
  }

  @Override
  public String come() {
    return keep("true", "new_rows");
  }

  @Override
  public String changed() {
    return gone("old_rows") + "\n" + come();
  }

  private String keep(String come, String from) {
    String names = capture.olds().stream().map(c -> ", " + c.old()).collect(Collectors.joining());
    String values =
        capture.olds().stream()
            .map(c -> ", " + c.kept("t." + part.column(c.name()).orElse(c).name()))
            .collect(Collectors.joining());
    return "INSERT INTO %s (come%s) SELECT %s%s FROM %s AS t;"
        .formatted(capture.snapshot(), names, come, values, from);
  }
}
