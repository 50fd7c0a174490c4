package dev.oneledger.spi;

import org.jspecify.annotations.Nullable;

/**
 * A migration as a schema agent wrote it.
 *
 * @param slug what it does, as it shall stand in the migration's name: {@code add_health_score}
 * @param apply the SQL to apply; empty if nothing is to change
 * @param rollback the SQL that takes it back, which is used if it is proven to do so and changes no
 *     rows; null to have it generated
 */
public record SchemaProposal(String slug, String apply, @Nullable String rollback) {

  /** True if the schema is already as it is wanted. */
  public boolean isEmpty() {
    return apply.isBlank();
  }
}
