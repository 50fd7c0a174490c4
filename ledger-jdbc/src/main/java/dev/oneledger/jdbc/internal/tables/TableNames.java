package dev.oneledger.jdbc.internal.tables;

/**
 * The ledger's tables by name, as SQL, and how messages speak of them. Internal: may change in any
 * release.
 *
 * @param journal the table of entries
 * @param text the table of texts
 * @param format the table with the format's version
 * @param claim the table of claims, which is made when something is claimed
 * @param place where they are, as in {@code schema "oneledger"}
 * @param kind what kind of place that is, as in {@code schema}
 * @param option how the user chooses another place
 */
public record TableNames(
    String journal,
    String text,
    String format,
    String claim,
    String place,
    String kind,
    String option) {}
