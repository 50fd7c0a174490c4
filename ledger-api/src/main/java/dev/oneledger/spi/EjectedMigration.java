package dev.oneledger.spi;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One applied migration of an environment that is handed over.
 *
 * @param id its id
 * @param migration the text that was applied; null if it is known by name only
 * @param appliedAt when it was applied or first counted as applied
 * @param appliedBy who did
 */
public record EjectedMigration(
    MigrationId id, @Nullable Migration migration, Instant appliedAt, String appliedBy) {}
