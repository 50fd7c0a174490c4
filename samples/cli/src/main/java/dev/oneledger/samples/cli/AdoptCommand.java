package dev.oneledger.samples.cli;

import dev.oneledger.Adoption;
import dev.oneledger.Ledger;
import dev.oneledger.SqlText;
import dev.oneledger.SyncReport;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "adopt",
    description =
        "Makes a migration ours that another tool applied, as drift names it: with its text where"
            + " there is one, else known by name. Writes to the ledger only.",
    footer = "  oneledger adopt prod 20260114_hotfix --who ann --why 'the hotfix of Friday night'")
final class AdoptCommand extends AnsweredCommand {
  @Parameters(index = "1", paramLabel = "KEY", description = "What the other tool calls it.")
  private String key = "";

  @Option(
      names = "--as",
      paramLabel = "ID",
      description =
          "What we call it; the id of a migration of ours says that the two are one. Default: what"
              + " its key tells.")
  private @Nullable String id;

  @Option(
      names = "--text",
      paramLabel = "FILE",
      description = "Its SQL. Default: what was found among their scripts.")
  private @Nullable Path text;

  AdoptCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  SyncReport change(Ledger ledger) {
    Adoption plain = Adoption.of(key, who(), why());
    Adoption named = id == null ? plain : plain.as(id);
    return ledger.adopt(environment(), text == null ? named : named.withText(sql(text)));
  }

  private String sql(Path file) {
    return SqlText.decode(read(file), file.toString()).text();
  }
}
