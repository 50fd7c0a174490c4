package dev.oneledger.reliability.crash;

import dev.oneledger.reliability.process.ChildJvm;
import dev.oneledger.reliability.process.Command;
import dev.oneledger.reliability.server.DataSources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/** A start in a virtual machine of its own, which ends at a call. */
final class HaltedStart {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private HaltedStart() {}

  /** Runs it to its end. */
  static StruckStart.End run(Scenario scenario, Stage stage, Point point) {
    List<String> arguments = new ArrayList<>(List.of(scenario.name(), "" + point.call()));
    arguments.addAll(stage.urls());
    Command.Result result = ChildJvm.start(HaltedStart.class, arguments).await(LIMIT);
    return switch (result.exit()) {
      case HaltingFault.EXIT -> new StruckStart.End(List.of(), result.output().strip(), "");
      case 0 -> new StruckStart.End(List.of(), "", "");
      default ->
          new StruckStart.End(
              List.of(),
              "",
              "the child ended with %s: %s".formatted(result.exit(), result.output()));
    };
  }

  /** The child: scenario, call, and the databases' URLs. */
  public static void main(String[] arguments) {
    Scenario scenario = Scenarios.named(arguments[0]);
    NumberedDriver driver = new NumberedDriver(Long.parseLong(arguments[1]));
    List<DataSource> databases =
        Arrays.stream(arguments)
            .skip(2)
            .map(url -> driver.number(DataSources.at(url), new HaltingFault()))
            .toList();
    scenario.open(databases).sync(Scenario.ENVIRONMENT);
  }
}
