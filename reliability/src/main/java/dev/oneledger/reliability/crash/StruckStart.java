package dev.oneledger.reliability.crash;

import dev.oneledger.LedgerException;
import dev.oneledger.reliability.crash.CuttingRelay.Moment;
import dev.oneledger.reliability.crash.Stage.Place;
import dev.oneledger.reliability.server.DataSources;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A start in this process that is struck. Its ledger and its connections are given up afterwards,
 * as if the process had ended.
 */
final class StruckStart {
  private final Scenario scenario;
  private final Stage stage;
  private final Point point;
  private final List<Fault> faults = new ArrayList<>();

  StruckStart(Scenario scenario, Stage stage, Point point) {
    this.scenario = scenario;
    this.stage = stage;
    this.point = point;
  }

  /**
   * How it went.
   *
   * @param calls that were made, in words; none are known of a halted process
   * @param struck the call that was struck, in words; empty if none was
   * @param complaint what was not proper about its end; empty where all is well
   */
  record End(List<String> calls, String struck, String complaint) {}

  End run() {
    NumberedDriver driver = new NumberedDriver(point.call());
    List<CuttingRelay> relays = new ArrayList<>();
    try {
      List<DataSource> numbered = new ArrayList<>();
      for (Place place : stage.places()) {
        CuttingRelay relay =
            CuttingRelay.to(place.server().port(), () -> ReplyEnd.of(place.product()));
        relays.add(relay);
        Fault fault = fault(place, relay);
        faults.add(fault);
        numbered.add(
            driver.number(
                DataSources.at(place.server().urlThrough(relay.port(), place.database())), fault));
      }
      Throwable thrown = start(numbered);
      faults.forEach(Fault::settle);
      int left = driver.closeRest();
      return new End(driver.calls(), driver.struck(), complaint(driver, thrown, left));
    } finally {
      relays.forEach(CuttingRelay::close);
    }
  }

  private Fault fault(Place place, CuttingRelay relay) {
    return switch (point.kind()) {
      case EXCEPTION -> new ThrowingFault(point.call());
      case REPLY_LOST -> WireFault.cutting(relay, Moment.REPLY_SENT);
      case CONNECTION_CUT -> WireFault.cutting(relay, Moment.REQUEST_SENT);
      case SERVER_KILLED -> WireFault.killing(relay, place.server()::kill, place.server()::start);
      case PROCESS_HALTED -> new HaltingFault();
    };
  }

  private @Nullable Throwable start(List<DataSource> databases) {
    try {
      scenario.open(databases).sync(Scenario.ENVIRONMENT);
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  private String complaint(NumberedDriver driver, @Nullable Throwable thrown, int left) {
    if (driver.struck().isEmpty()) {
      return thrown == null ? "" : "nothing was struck, and it ended with " + thrown;
    }
    if (thrown != null && !(thrown instanceof LedgerException) && !throwsDefects()) {
      return "it threw what is no LedgerException: " + thrown;
    }
    return left > 0 && !driver.struckAnEnd() ? "it left %s connections open".formatted(left) : "";
  }

  private boolean throwsDefects() {
    return faults.stream()
        .anyMatch(fault -> fault instanceof ThrowingFault throwing && throwing.isDefect());
  }
}
