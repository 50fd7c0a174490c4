package dev.oneledger.jdbc.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a target is used. Internal: may change in any release.
 *
 * @param schema where migrations run; null for the connection's own search path
 * @param journalSchema where the journal is kept; null for where the product keeps it by default
 * @param lockTimeout how long a statement may wait for another session's lock
 */
public record TargetOptions(
    @Nullable SchemaName schema, @Nullable SchemaName journalSchema, Duration lockTimeout) {}
