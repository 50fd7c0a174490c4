package dev.oneledger.internal.sign;

/** A text or byte sequence is not what it should be; the message continues "it …". */
final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedException(String why) {
    super(why);
  }

  /** The reason, to be put into a sentence. */
  String why() {
    return String.valueOf(getMessage());
  }
}
