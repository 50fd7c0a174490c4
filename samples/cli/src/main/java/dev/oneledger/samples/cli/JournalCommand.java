package dev.oneledger.samples.cli;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.Journal;
import dev.oneledger.Ledger;
import dev.oneledger.json.ReportJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "journal:verify",
    description =
        "Holds journals to their hashes: one, shown whole, or all of them. Writes nothing.",
    footer = "  oneledger journal:verify prod")
final class JournalCommand extends LedgerCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ENV",
      description = "The environment. Without it: the app's journal and those of all environments.")
  private @Nullable String environment;

  @Option(names = "--json", description = "Prints JSON: the journal; findings alone for all.")
  private boolean json;

  JournalCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    return environment == null ? all() : one(environment);
  }

  private Exit one(String name) {
    Journal journal = ledgerOf(name).journal(name);
    print(json, () -> ReportJson.write(journal), () -> journal.render(style()));
    return Exit.of(journal.findings());
  }

  private Exit all() {
    Ledger ledger = wholeLedger();
    List<Journal> journals = new ArrayList<>(List.of(ledger.journal()));
    ledger.environments().stream()
        .map(Environment::name)
        .forEach(name -> journals.add(ledger.journal(name)));
    List<Finding> findings =
        journals.stream().flatMap(journal -> journal.findings().stream()).toList();
    print(json, () -> ReportJson.writeFindings(findings), () -> lines(journals));
    return Exit.of(findings);
  }

  private static String lines(List<Journal> journals) {
    return journals.stream().map(JournalCommand::line).collect(Collectors.joining("\n"));
  }

  private static String line(Journal journal) {
    String head = "%s: %s entries, ".formatted(journal.key(), journal.entries().size());
    return journal.findings().isEmpty()
        ? "✔ " + head + "whole"
        : "✘ "
            + head
            + "damaged\n"
            + journal.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
  }
}
