package dev.oneledger.internal.bundle;

import static dev.oneledger.FindingCode.ENTRY_NAME;
import static dev.oneledger.internal.bundle.TamperCase.forged;

import dev.oneledger.internal.bundle.ZipForge.Part;
import java.util.List;

/** Zips that the right key signed, with a name in them that must not be. */
final class NameTampering {
  private static final String NOT_SAFE = "is not a part of a safe path";
  private static final String ONLY_CASE = "differ only in case";

  private NameTampering() {}

  static List<TamperCase> cases() {
    return List.of(
        named("a path upwards", "sql/../../x.sql", NOT_SAFE),
        named("a path upwards from the top", "../x.sql", NOT_SAFE),
        named("an absolute path", "/etc/cron.d/x", NOT_SAFE),
        named("a backslash", "sql\\x.sql", NOT_SAFE),
        named("a drive", "C:/x.sql", NOT_SAFE),
        named("a dot for a folder", "sql/./x.sql", NOT_SAFE),
        named("an empty part", "sql//x.sql", NOT_SAFE),
        named("a name with a blank", "sql/1 x.sql", NOT_SAFE),
        named("a name with a quote", "sql/1'x.sql", NOT_SAFE),
        named("a name with a line feed", "sql/1\nx.sql", NOT_SAFE),
        named("a name with a zero byte", "sql/1_x.sql\u0000.txt", NOT_SAFE),
        named("a name with an escape for terminals", "sql/1\u001b[2Jx.sql", NOT_SAFE),
        named("a name that ends with a dot", "sql/1_x.sql.", NOT_SAFE),
        named("a file in no place of a bundle", "install.sh", "no file in this place"),
        named("a file deeper than sql/", "sql/more/1_x.sql", "no file in this place"),
        named(
            "a file and a folder of one name",
            "apply/psql/apply.sql/x",
            "is a file and the folder"),
        pair("names that differ only in case", "1_x", "1_X"),
        named("a name of 256 bytes", "sql/" + "1".repeat(252) + ".sql", "256 bytes"),
        named(
            "a path of 1,001 bytes",
            "apply/psql/" + "123456789/".repeat(98) + "1234567890",
            "1001 bytes"),
        named(
            "a path of 17 parts",
            "apply/psql/" + "a/".repeat(14) + "x",
            "17 parts, expected at most 16"),
        folders("folders that differ only in case", "apply/PSQL/x.sql", "apply/psql/apply.sql"),
        named("a command for the shell", "apply/psql/a$(id).sql", NOT_SAFE),
        named("a backquote", "apply/psql/`id`.sql", NOT_SAFE),
        named("a semicolon", "apply/psql/a;id.sql", NOT_SAFE),
        named("an asterisk", "apply/psql/*.sql", NOT_SAFE),
        named("an ampersand", "apply/psql/a&.sql", NOT_SAFE),
        named("a tilde", "apply/psql/~.sql", NOT_SAFE),
        named("brackets", "apply/psql/[a].sql", NOT_SAFE),
        unseen("a blank that does not break", '\u00a0'),
        unseen("a wide blank", '\u3000'),
        unseen("a byte order mark in a name", '\ufeff'),
        unseen("a line separator", '\u2028'),
        unseen("a next line", '\u0085'),
        unseen("a letter of Unicode 14", '\ua7c0'),
        pair("names that differ only in the case of an umlaut", "1_\u00fc", "1_\u00dc")
            .unseenByRecipe(BlindSpot.CASE),
        pair("names that case folding makes one", "1_stra\u00dfe", "1_STRASSE")
            .unseenByRecipe(BlindSpot.CASE),
        named("a name not in normal form", "sql/1_u\u0308.sql", "normalisation form C")
            .unseenByRecipe(BlindSpot.LETTERS),
        named("a character that turns the direction", "sql/1_\u202elqs.sql", NOT_SAFE)
            .unseenByRecipe(BlindSpot.LETTERS),
        named("a joiner that shows nothing", "sql/1_a\u200db.sql", NOT_SAFE)
            .unseenByRecipe(BlindSpot.LETTERS),
        named("a filler that shows nothing", "sql/1_\u3164.sql", "shows nothing")
            .unseenByRecipe(BlindSpot.LETTERS),
        named("a character beyond the first plane", "sql/1_\ud842\udfb7.sql", NOT_SAFE)
            .unseenByRecipe(BlindSpot.LETTERS),
        named("the name of a device", "sql/CON", "device on Windows")
            .unseenByRecipe(BlindSpot.DEVICES),
        named("the name of a device with an ending", "sql/lpt1.sql", "device on Windows")
            .unseenByRecipe(BlindSpot.DEVICES),
        raw("a name that is not UTF-8", new byte[] {'s', 'q', 'l', '/', (byte) 0xff}),
        raw(
                "a dot in two bytes",
                new byte[] {'s', 'q', 'l', '/', (byte) 0xc0, (byte) 0xae, (byte) 0xc0, (byte) 0xae})
            .unseenByRecipe(BlindSpot.LETTERS));
  }

  private static TamperCase named(String name, String path, String rule) {
    return forged(
        name,
        ENTRY_NAME,
        Refusal.quoted(path),
        rule,
        forge -> {
          forge.add(path, "x\n");
          forge.sum();
        });
  }

  private static TamperCase unseen(String name, char character) {
    return named(name, "apply/psql/a" + character + ".sql", NOT_SAFE)
        .unseenByRecipe(BlindSpot.LETTERS);
  }

  private static TamperCase folders(String name, String added, String refused) {
    return forged(
        name,
        ENTRY_NAME,
        refused,
        ONLY_CASE,
        forge -> {
          forge.add(added, "x\n");
          forge.sum();
        });
  }

  private static TamperCase pair(String name, String first, String second) {
    String path = "sql/" + (first.compareTo(second) < 0 ? second : first) + ".sql";
    return forged(
        name,
        ENTRY_NAME,
        path,
        ONLY_CASE,
        forge -> {
          forge.add("sql/" + first + ".sql", "x\n");
          forge.add("sql/" + second + ".sql", "x\n");
          forge.sum();
        });
  }

  private static TamperCase raw(String name, byte[] bytes) {
    return forged(
        name,
        ENTRY_NAME,
        ZipNames.shown(bytes),
        "not UTF-8",
        forge -> {
          Part part = new Part("sql/~", ZipForge.utf8("x\n"));
          forge.add(part);
          part.rename(bytes);
          forge.sum();
        });
  }
}
