package dev.oneledger.internal.file;

/** Text of others in a place that ends with the line. Internal: may change in any release. */
public final class OneLine {

  private OneLine() {}

  /** The text with a blank for each character that breaks or bends the line. */
  public static String of(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(isHarmless(c) ? c : ' ');
    }
    return line.toString();
  }

  /**
   * Not a control character, line separator, or character that is invisible or turns the direction
   * of writing. A fixed list: Unicode's categories differ between JDKs.
   */
  public static boolean isHarmless(char c) {
    boolean control = c < 0x20 || (c >= 0x7f && c <= 0x9f);
    boolean invisible = c == 0x061c || c == 0xfeff || (c >= 0x200b && c <= 0x200f);
    boolean turning = (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069);
    return !control && !invisible && !turning;
  }
}
