package dev.oneledger.memory;

import dev.oneledger.JournalKey;
import dev.oneledger.spi.Target;
import dev.oneledger.testkit.TargetContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads notes back from the statements that took effect. */
class InMemoryTargetContractTest extends TargetContract {
  private static final String FAILING = "SELECT 1/0";

  private InMemoryTarget target;
  private final List<String> foreign = new ArrayList<>();

  @Override
  protected Target newTarget() {
    target = new InMemoryTarget().failOn(FAILING, failingSqlState(), "division by zero");
    return target;
  }

  @Override
  protected Target anotherTarget() {
    return target;
  }

  @Override
  protected Target unreachableTarget() {
    return new InMemoryTarget().unreachable(true);
  }

  @Override
  protected String product() {
    return "in-memory";
  }

  @Override
  protected String reportedProduct() {
    return target.inspect(JournalKey.environment("crm", "dev")).place();
  }

  @Override
  protected Object contents() {
    return target.snapshot();
  }

  @Override
  protected String createTable(String table) {
    return "CREATE TABLE " + table + " (note text)";
  }

  @Override
  protected String insertNote(String table, String note) {
    return insertInto(table) + note + "')";
  }

  @Override
  protected String failingStatement() {
    return FAILING;
  }

  @Override
  protected String failingSqlState() {
    return "22012";
  }

  @Override
  protected Optional<String> insertByReturningRows(String table, int notes) {
    return Optional.empty();
  }

  @Override
  protected Optional<List<String>> notes(String table) {
    List<String> statements = target.statements();
    if (statements.stream().noneMatch(statement -> statement.contains(createTable(table)))) {
      return Optional.empty();
    }
    String insert = insertInto(table);
    return Optional.of(
        statements.stream()
            .filter(statement -> statement.startsWith(insert))
            .map(statement -> statement.substring(insert.length(), statement.length() - 2))
            .toList());
  }

  @Override
  protected void createForeignTable(String table) {
    foreign.add("table " + table);
    target.withObjects(foreign.toArray(new String[0]));
  }

  @Override
  protected HeldLock holdLock(JournalKey key) {
    String holder = "app-7 pid 4711";
    target.holdLock(holder);
    return new HeldLock(holder, target::releaseLock);
  }

  private static String insertInto(String table) {
    return "INSERT INTO " + table + " VALUES ('";
  }
}
