package dev.oneledger.internal.sign;

import java.util.Base64;
import java.util.List;

/** The text form of an SSHSIG: base64 between two lines (PROTOCOL.sshsig section 1). */
final class Armor {
  private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
  private static final String END = "-----END SSH SIGNATURE-----";

  /** As ssh-keygen breaks its lines. */
  private static final int WIDTH = 70;

  private Armor() {}

  static String around(byte[] blob) {
    String base64 = Base64.getEncoder().encodeToString(blob);
    StringBuilder text = new StringBuilder(BEGIN).append('\n');
    for (int i = 0; i < base64.length(); i += WIDTH) {
      text.append(base64, i, Math.min(i + WIDTH, base64.length())).append('\n');
    }
    return text.append(END).append('\n').toString();
  }

  /** The bytes inside; lines may end in CRLF and have any length, nothing may come after. */
  static byte[] open(String armored) throws MalformedException {
    List<String> lines = List.of(armored.replace("\r\n", "\n").split("\n", -1));
    int end = lines.indexOf(END);
    if (!lines.get(0).equals(BEGIN)) {
      throw new MalformedException("does not begin with the line " + BEGIN);
    }
    if (end < 0) {
      throw new MalformedException("has no line " + END);
    }
    List<String> after = lines.subList(end + 1, lines.size());
    if (!after.isEmpty() && !after.equals(List.of(""))) {
      throw new MalformedException("goes on after its last line");
    }
    return decoded(String.join("", lines.subList(1, end)));
  }

  private static byte[] decoded(String base64) throws MalformedException {
    byte[] blob;
    try {
      blob = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("is not base64");
    }
    if (!Base64.getEncoder().encodeToString(blob).equals(base64)) {
      throw new MalformedException("is not base64 in its one right form");
    }
    return blob;
  }
}
