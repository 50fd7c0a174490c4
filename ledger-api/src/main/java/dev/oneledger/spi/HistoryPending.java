package dev.oneledger.spi;

import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * A migration that the other tool would apply next: its files have it and its history has not.
 *
 * @param key the other tool's name for it
 * @param id its revision and slug in our terms; null if it has no revision
 * @param text its text, if it is SQL
 * @param obstacle why it could not be run by anybody but that tool, as a clause such as {@code it
 *     is written in Java}; null if it could
 */
public record HistoryPending(
    String key, @Nullable MigrationId id, @Nullable SqlText text, @Nullable String obstacle) {}
