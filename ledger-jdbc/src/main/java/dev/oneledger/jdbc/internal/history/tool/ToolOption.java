package dev.oneledger.jdbc.internal.history.tool;

/** What a reader can be told beyond the place of its table. Internal: may change in any release. */
public enum ToolOption {
  /** The folder of the tool's own files. */
  FILES("files(folder)", "its table says all that is read"),
  /** The zone of times that are kept without one. */
  ZONE("zone(zone)", "its table keeps no time, or one that names its moment"),
  /** One of several histories that share the table. */
  ONLY("only(name)", "its table holds one history");

  private final String method;
  private final String whyNot;

  ToolOption(String method, String whyNot) {
    this.method = method;
    this.whyNot = whyNot;
  }

  String refusal(String tool) {
    return "%s is not for %s: %s. Leave it out.".formatted(method, tool, whyNot);
  }
}
