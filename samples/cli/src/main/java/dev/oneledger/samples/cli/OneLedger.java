package dev.oneledger.samples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ScopeType;

/** The command without a subcommand. */
@CommandLine.Command(
    name = "oneledger",
    description =
        "Three modes, one ledger: what is applied where, and what is not as it should be.",
    versionProvider = OneLedger.Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  oneledger status",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done, nothing to look at",
      "1:findings: drift, a refusal, a broken rule, a bundle not to be trusted",
      "2:the command, the configuration or a name in them is wrong",
      "3:a database does not answer",
      "4:another runner is at work, or a statement is in doubt",
      "5:a migration failed",
      "70:a defect of this program"
    })
final class OneLedger {

  /** What the jar says of itself. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = OneLedger.class.getPackage().getImplementationVersion();
      return new String[] {"OneLedger sample " + (version == null ? "(no jar)" : version)};
    }
  }

  private OneLedger() {}

  /** Runs one command and gives its exit code. */
  static int run(Surroundings surroundings, String... arguments) {
    return commandLine(surroundings).execute(arguments);
  }

  static CommandLine commandLine(Surroundings surroundings) {
    CommandLine commandLine = new CommandLine(CommandSpec.forAnnotatedObject(new OneLedger()));
    for (Command command : commands(surroundings)) {
      commandLine.addSubcommand(command);
    }
    commandLine.getSubcommands().values().forEach(OneLedger::head);
    Ansi ansi = surroundings.style().colour() ? Ansi.ON : Ansi.OFF;
    return commandLine
        .setOut(new PrintWriter(surroundings.out(), true, UTF_8))
        .setErr(new PrintWriter(surroundings.err(), true, UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setExecutionExceptionHandler(new Refusal());
  }

  /** The first sentence of its description goes to its head, and so into the list of commands. */
  private static void head(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    String description = String.join(" ", usage.description());
    int end = description.indexOf(". ") + 1;
    usage.header(description.substring(0, end));
    usage.description(description.substring(end).strip());
  }

  private static List<Command> commands(Surroundings surroundings) {
    List<Command> commands = new ArrayList<>();
    commands.addAll(aboutEnvironments(surroundings));
    commands.addAll(aboutHistories(surroundings));
    commands.addAll(aboutReleases(surroundings));
    commands.add(new JournalCommand(surroundings));
    commands.add(new ContractCommand(surroundings));
    commands.add(new ProveCommand(surroundings));
    commands.add(new PageCommand(surroundings));
    return commands;
  }

  private static List<Command> aboutEnvironments(Surroundings surroundings) {
    return List.of(
        new StatusCommand(surroundings),
        new PlanCommand(surroundings),
        new SyncCommand(surroundings),
        new DriftCommand(surroundings),
        new DiffCommand(surroundings),
        new RollbackCommand(surroundings),
        new ReapplyCommand(surroundings),
        new ResolveCommand(surroundings),
        new WaiveCommand(surroundings),
        new AcceptCommand(surroundings),
        new BaselineCommand(surroundings),
        new RebindCommand(surroundings));
  }

  private static List<Command> aboutHistories(Surroundings surroundings) {
    return List.of(
        new DetectCommand(surroundings),
        new AdoptCommand(surroundings),
        new PromoteCommand(surroundings),
        new DemoteCommand(surroundings),
        new EjectCommand(surroundings));
  }

  private static List<Command> aboutReleases(Surroundings surroundings) {
    return List.of(
        new AttachCommand(surroundings),
        new CutCommand(surroundings),
        new ReleasesCommand(surroundings),
        new ApproveCommand(surroundings),
        new AssignCommand(surroundings),
        new AcknowledgeCommand(surroundings),
        new ImportCommand(surroundings),
        new VerifyCommand(surroundings));
  }
}
