package dev.oneledger.internal.engine;

import dev.oneledger.Fleet;
import dev.oneledger.FleetReport;
import dev.oneledger.LedgerException;
import dev.oneledger.StatusMatrix;
import java.util.Arrays;
import java.util.List;

/** A fleet of this ledger's app. */
final class FleetEngine implements Fleet {
  private final Context context;
  private final FleetMembers members;
  private final FleetOptions options;

  private FleetEngine(Context context, FleetMembers members, FleetOptions options) {
    this.context = context;
    this.members = members;
    this.options = options;
  }

  static Fleet of(Context context, FleetMembers members) {
    return new FleetEngine(context, members, FleetOptions.DEFAULT);
  }

  private Fleet with(FleetOptions changed) {
    return new FleetEngine(context, members, changed);
  }

  @Override
  public Fleet parallelism(int environments) {
    return with(options.withParallelism(environments));
  }

  @Override
  public Fleet canary(int first) {
    List<String> names = members.names();
    if (first < 0 || first > names.size()) {
      throw new LedgerException(
          "A fleet of %s environments cannot have %s canaries."
              .formatted(Integer.toString(names.size()), Integer.toString(first)));
    }
    return with(options.withCanary(names.subList(0, first)));
  }

  @Override
  public Fleet canary(String... names) {
    return with(options.withCanary(members.chosen(List.of(names))));
  }

  @Override
  public Fleet waves(int... sizes) {
    return with(options.withWaves(Arrays.stream(sizes).boxed().toList(), false));
  }

  @Override
  public Fleet wavesInPercent(int... ends) {
    return with(options.withWaves(Arrays.stream(ends).boxed().toList(), true));
  }

  @Override
  public Fleet errorBudget(int failures) {
    return with(options.withBudget(failures));
  }

  @Override
  public Fleet errorBudgetInPercent(int percent) {
    return with(options.withPercentOfFailures(percent, members.names().size()));
  }

  @Override
  public Fleet withoutClaims() {
    return with(options.withoutClaims());
  }

  @Override
  public FleetReport plan() {
    FleetLook look = new FleetLook(context, members);
    try (FleetThreads threads = new FleetThreads(options.parallelism())) {
      return new FleetPlanning(context, members, look, threads).plan();
    }
  }

  @Override
  public StatusMatrix status() {
    FleetLook look = new FleetLook(context, members);
    try (FleetThreads threads = new FleetThreads(options.parallelism())) {
      return new FleetMatrix(context, members, look, threads).build();
    }
  }

  @Override
  public FleetReport sync() {
    FleetLook look = new FleetLook(context, members);
    try (FleetThreads threads = new FleetThreads(options.parallelism())) {
      return new FleetRun(context, members, options, look, threads).sync();
    }
  }
}
