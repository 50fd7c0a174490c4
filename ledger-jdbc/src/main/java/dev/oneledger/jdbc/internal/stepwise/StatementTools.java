package dev.oneledger.jdbc.internal.stepwise;

/**
 * How a product runs the statements of one step in one session. Internal: may change in any
 * release.
 */
public record StatementTools(
    StatementRules rules, EffectProbe probe, WorkSettings settings, OtherSessions sessions) {}
