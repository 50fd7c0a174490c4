package dev.oneledger.ddl;

import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.MigrationId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the contract found in some migrations. Immutable.
 *
 * @param migrations one entry per migration that was checked, in order
 */
public record ContractReport(List<Checked> migrations) {

  /** Copies the list. */
  public ContractReport {
    migrations = List.copyOf(migrations);
  }

  /**
   * One migration.
   *
   * @param migration its id
   * @param origin where its text came from
   * @param generated whether it counts as generated, and so must keep every rule
   * @param refusals why it is refused; empty if it is not
   * @param warnings violations that are only reported
   * @param notes what could not be judged from the text
   */
  public record Checked(
      MigrationId migration,
      String origin,
      boolean generated,
      List<Finding> refusals,
      List<Finding> warnings,
      List<Finding> notes) {

    /** Copies the lists. */
    public Checked {
      refusals = List.copyOf(refusals);
      warnings = List.copyOf(warnings);
      notes = List.copyOf(notes);
    }

    /** True if nothing refuses it. */
    public boolean passes() {
      return refusals.isEmpty();
    }
  }

  /** True if no migration is refused. */
  public boolean passes() {
    return migrations.stream().allMatch(Checked::passes);
  }

  /** Every reason for a refusal, in order. */
  public List<Finding> refusals() {
    return all(Checked::refusals);
  }

  /** Every violation that is only reported. */
  public List<Finding> warnings() {
    return all(Checked::warnings);
  }

  /** Everything that could not be judged. */
  public List<Finding> notes() {
    return all(Checked::notes);
  }

  /**
   * Does nothing if no migration is refused; warnings and notes do not count.
   *
   * @throws FindingsException carrying every reason
   */
  public void throwIfAny() {
    if (!passes()) {
      throw new FindingsException("The contract is violated.", refusals());
    }
  }

  /** One line per finding, by migration, and a closing count. */
  @Override
  public String toString() {
    String lines =
        migrations.stream()
            .flatMap(
                each ->
                    List.of(
                        lines("refused", each.refusals()),
                        lines("warning", each.warnings()),
                        lines("note", each.notes()))
                        .stream())
            .collect(Collectors.joining());
    return lines
        + "%s migrations: %s refused, %s warnings, %s notes"
            .formatted(
                migrations.size(),
                migrations.stream().filter(each -> !each.passes()).count(),
                warnings().size(),
                notes().size());
  }

  private List<Finding> all(Function<Checked, List<Finding>> kind) {
    return migrations.stream().flatMap(each -> kind.apply(each).stream()).toList();
  }

  private static String lines(String kind, List<Finding> findings) {
    return findings.stream()
        .map(
            each ->
                "%s: %s %s: %s %s%n"
                    .formatted(each.place(), each.code().code(), kind, each.text(), each.remedy()))
        .collect(Collectors.joining());
  }
}
