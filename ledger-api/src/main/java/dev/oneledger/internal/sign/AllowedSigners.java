package dev.oneledger.internal.sign;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * An {@code allowed_signers} file ("ALLOWED SIGNERS" in ssh-keygen(1)). Lines that OpenSSH passes
 * over allow nobody here either, and are kept to be told.
 *
 * @param lines the lines that say something, in order
 * @param flaws why other lines say nothing: {@code line 7 has no key}
 */
record AllowedSigners(List<SignerLine> lines, List<String> flaws) {

  /** Copies the lists. */
  AllowedSigners {
    lines = List.copyOf(lines);
    flaws = List.copyOf(flaws);
  }

  /**
   * Reads the text.
   *
   * @param zone the one in which times without Z are meant
   */
  static AllowedSigners parse(String text, ZoneId zone) {
    List<SignerLine> lines = new ArrayList<>();
    List<String> flaws = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      try {
        SignerLine.parse(number, line, zone).ifPresent(lines::add);
      } catch (MalformedException e) {
        flaws.add("line %s %s".formatted(number, e.why()));
      }
    }
    return new AllowedSigners(lines, flaws);
  }
}
