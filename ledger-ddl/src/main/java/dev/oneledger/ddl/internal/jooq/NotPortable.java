package dev.oneledger.ddl.internal.jooq;

/** Something that a portable schema cannot have. */
final class NotPortable extends Exception {
  private static final long serialVersionUID = 1L;

  NotPortable(String why) {
    super(why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
