package dev.oneledger.memory;

import dev.oneledger.JournalKey;
import dev.oneledger.spi.Target;
import dev.oneledger.testkit.StatementwiseTargetContract;
import java.util.List;
import java.util.Optional;

/** Reads what was done back from the statements that took effect. */
class InMemoryStatementwiseContractTest extends StatementwiseTargetContract {
  private static final String FAILING = "INSERT INTO nowhere";
  private static final String FAILING_CHANGE = "CREATE TABLE impossible";

  private InMemoryTarget target;

  @Override
  protected Target newTarget() {
    target =
        new InMemoryTarget()
            .withoutTransactionalDdl()
            .failOn(FAILING, failingSqlState(), "no such table")
            .failOn(FAILING_CHANGE, "42000", "impossible");
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
    return "INSERT INTO " + table + " VALUES ('" + note + "')";
  }

  @Override
  protected String failingStatement() {
    return FAILING;
  }

  @Override
  protected String failingSqlState() {
    return "42P01";
  }

  @Override
  protected Optional<String> insertByReturningRows(String table, int notes) {
    return Optional.empty();
  }

  @Override
  protected Optional<List<String>> notes(String table) {
    return Optional.of(
        target.statements().stream()
            .filter(statement -> statement.contains(" '") || statement.contains("('"))
            .map(statement -> statement.split("'", -1)[1])
            .toList());
  }

  @Override
  protected void createForeignTable(String table) {
    target.withObjects("table " + table);
  }

  @Override
  protected HeldLock holdLock(JournalKey key) {
    String holder = "app-7 pid 4711";
    target.holdLock(holder);
    return new HeldLock(holder, target::releaseLock);
  }

  @Override
  protected String change(String name) {
    return createTable(name);
  }

  @Override
  protected boolean isChanged(String name) {
    return target.statements().stream().anyMatch(each -> each.endsWith(name + " (note text)"));
  }

  @Override
  protected String guardedChange(String name) {
    return "CREATE TABLE IF NOT EXISTS " + name + " (note text)";
  }

  @Override
  protected Optional<String> unseenInsert(String note) {
    return Optional.of("CALL add_note('" + note + "')");
  }

  @Override
  protected String failingChange() {
    return FAILING_CHANGE;
  }
}
