package dev.oneledger.jdbc.internal.tables;

import java.util.List;

/**
 * How a product spells claims. Internal: may change in any release.
 *
 * @param script makes the table where it is not there; {@code ${claim}} stands for it
 * @param begin begin a transaction in which rows are locked
 * @param insert inserts rows, where they are not there if the product can say so: the table, and
 *     the rows as {@code VALUES} has them
 * @param stopsAtLimit whether a query locks no more rows than its {@code LIMIT} lets through
 */
public record ClaimSql(String script, List<String> begin, String insert, boolean stopsAtLimit) {}
