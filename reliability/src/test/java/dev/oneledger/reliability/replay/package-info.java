/**
 * Releases replayed by the tools they are made for: databases' own clients, Flyway, Liquibase,
 * dbmate, and our own runner.
 */
@NullMarked
package dev.oneledger.reliability.replay;

import org.jspecify.annotations.NullMarked;
