package dev.oneledger;

/**
 * What is known of a migration at exactly its texts.
 *
 * @param replayable whether it changes nothing when it runs again
 * @param reversible whether its rollback text leads back to what was there before
 */
public record Assurances(Assurance replayable, Assurance reversible) {}
