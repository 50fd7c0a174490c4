package dev.oneledger.samples.cli;

import static java.util.Map.entry;

import dev.oneledger.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Says in commands and keys of the configuration what the library says in calls of its API: its
 * messages are made for a program that embeds it, and here somebody reads them in a terminal.
 */
final class Idiom {
  private static final String PROGRAM = "oneledger ";
  private static final String ANSWERABLE = " --who NAME --why REASON";

  /** Names of parameters, where a message leaves it to the reader what to put there. */
  private static final Set<String> PARAMETERS =
      Set.of(
          "...",
          "dataSource",
          "environment",
          "folder",
          "format",
          "history",
          "name",
          "path",
          "revision",
          "trust",
          "who",
          "why",
          "zone",
          "ZoneId",
          "OutOfOrder.ALLOW");

  private static final Map<String, Function<ApiCall, String>> WORDS =
      Map.ofEntries(
          entry("drift", call -> PROGRAM + "drift " + environment(call)),
          entry("drift.diff", call -> PROGRAM + "diff " + migration(call)),
          entry("resolve", Idiom::resolve),
          entry("promote", call -> PROGRAM + "promote " + environment(call)),
          entry("baseline", call -> PROGRAM + "baseline " + migration(call)),
          entry("rebind", call -> PROGRAM + "rebind " + environment(call)),
          entry("reapply", call -> PROGRAM + "reapply " + migration(call)),
          entry("eject", call -> PROGRAM + "eject " + environment(call) + " --to TOOL"),
          entry("waive", call -> PROGRAM + "waive " + migration(call) + ANSWERABLE),
          entry(
              "acceptCatalog", call -> PROGRAM + "schema:accept " + environment(call) + ANSWERABLE),
          entry("assignTo", Idiom::assign),
          entry("overriding", call -> call.call(0).map(Idiom::override).orElse("--override GATE")),
          entry("Bundle.open", call -> PROGRAM + "bundle:verify ZIP --signers FILE"),
          entry("cut", call -> "the cut"),
          entry("expires", call -> "--expires"),
          entry("onlyFor", call -> "--only-for"),
          entry("as", call -> "--as " + call.word(0, "ID")),
          entry("environment", call -> "a section of environments"),
          entry("Environment.managed", call -> "mode: managed"),
          entry("Environment.reconcile", call -> "mode: reconcile"),
          entry("followingReleases", call -> "followsReleases: true"),
          entry("readingHistory", call -> "history: TOOL"),
          entry("watchingCatalog", call -> "watchCatalog: true"),
          entry("outOfOrder", call -> "outOfOrder: allow"),
          entry("bundleLayout", call -> "layouts"),
          entry("dialect", call -> "dialect"),
          entry("scripts", call -> "files"),
          entry("files", call -> "files"),
          entry("zone", call -> "zone"),
          entry("appliedAt", call -> "zone"),
          entry("only", call -> call.word(0, "").isEmpty() ? "only" : "only: " + call.word(0, "")),
          entry("table", call -> "table: " + call.word(0, "TABLE")),
          entry("HistoryTable.on", call -> "a reader of your own, by the library's HistoryTable"),
          entry("after", call -> "a test of yours with the library's Proof"),
          entry("onPrepared", call -> "a prepared scratch database there"),
          entry("SigningKey.generate", call -> "the library's SigningKey"),
          entry("JdbcTarget.lockTimeout", call -> "lockTimeout"),
          entry("JdbcTarget.statementConnections", call -> "directUrl"),
          entry("JdbcTarget.journalSchema", call -> "journalSchema"),
          entry("JdbcLedgerStore.schema", call -> "ledger.schema"));

  private Idiom() {}

  /** The text with every call that is known here in our words. */
  static String of(String text) {
    StringBuilder said = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      Optional<ApiCall> call =
          startsWord(text, at)
              ? ApiCall.at(text, at).filter(Idiom::hasArguments)
              : Optional.empty();
      Optional<String> words = call.flatMap(Idiom::words);
      if (call.isPresent() && words.isPresent()) {
        said = words.get().startsWith(PROGRAM) ? run(said) : said;
        said.append(words.get());
        at = call.get().end();
      } else {
        said.append(text.charAt(at++));
      }
    }
    return said.toString();
  }

  private static Optional<String> words(ApiCall call) {
    return Optional.ofNullable(WORDS.get(call.name())).map(said -> said.apply(call));
  }

  /** A finding's remedy; where it leaves open what it is about, that is in the finding's place. */
  static String remedy(Finding finding) {
    String words = of(finding.remedy());
    int comma = finding.place().indexOf(", ");
    if (comma < 0) {
      return words;
    }
    String environment = ApiCall.quoted(finding.place().substring(0, comma));
    String what = ApiCall.quoted(finding.place().substring(comma + 2));
    return words
        .replace(PROGRAM + "waive ENV ID", PROGRAM + "waive " + environment + " " + what)
        .replace(PROGRAM + "schema:accept ENV", PROGRAM + "schema:accept " + environment);
  }

  /** SQL that a message quotes may call something of that name, but not with such arguments. */
  private static boolean hasArguments(ApiCall call) {
    return call.arguments().stream()
        .allMatch(
            argument ->
                argument.startsWith("\"")
                    || PARAMETERS.contains(argument)
                    || ApiCall.at(argument, 0).isPresent());
  }

  private static boolean startsWord(String text, int at) {
    return Character.isLetter(text.charAt(at))
        && (at == 0 || !(Character.isLetterOrDigit(text.charAt(at - 1)) || isJoint(text, at - 1)));
  }

  private static boolean isJoint(String text, int at) {
    return text.charAt(at) == '_'
        || (text.charAt(at) == '.' && at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)));
  }

  /** A program is called, a command is run. */
  private static StringBuilder run(StringBuilder said) {
    return new StringBuilder(said.toString().replaceFirst("Call $", "Run "));
  }

  private static String environment(ApiCall call) {
    return call.word(0, "ENV");
  }

  private static String migration(ApiCall call) {
    return environment(call) + " " + call.word(1, "ID");
  }

  private static String resolve(ApiCall call) {
    boolean applied =
        call.call(2).map(ApiCall::name).filter("Resolution.applied"::equals).isPresent();
    return PROGRAM
        + "resolve "
        + migration(call)
        + (applied ? " --applied" : " --not-applied")
        + ANSWERABLE;
  }

  private static String assign(ApiCall call) {
    return PROGRAM
        + "release:assign REL "
        + environment(call)
        + call.call(1).map(override -> " " + override(override)).orElse("");
  }

  private static String override(ApiCall override) {
    return "--override " + override.word(0, "GATE") + ANSWERABLE;
  }
}
