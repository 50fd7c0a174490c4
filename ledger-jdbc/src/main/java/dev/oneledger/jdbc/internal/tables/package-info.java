/**
 * The ledger's tables on every product: how they are read and written, by a managed environment's
 * target in plain JDBC and by the ledger store through JDBI, and what is said where they are
 * missing, made by a newer version or not allowed. A product adds its spelling ({@link
 * dev.oneledger.jdbc.internal.tables.TableSql}), how it makes the tables ({@link
 * dev.oneledger.jdbc.internal.tables.TableCreation}) and what its errors mean ({@link
 * dev.oneledger.jdbc.internal.ErrorRules}). Internal: may change in any release.
 *
 * <p>There are three tables: the journal with a row for each entry, the texts under their hash, and
 * the format with one row, its version. Rows are only inserted. They are made at the first write;
 * that the table of the format is there and has its row means that all of them are finished.
 */
@NullMarked
package dev.oneledger.jdbc.internal.tables;

import org.jspecify.annotations.NullMarked;
