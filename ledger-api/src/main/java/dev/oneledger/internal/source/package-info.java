/**
 * Reading migrations: which file names mean what, and the places files come from.
 *
 * <p>Every place yields {@link dev.oneledger.internal.source.SourceFile}s; {@link
 * dev.oneledger.internal.source.MigrationFiles} joins them into migrations, so that the rules are
 * the same everywhere. Files and folders whose names begin with a dot are ignored: editors, file
 * systems and mounted configuration keep second copies there. So is every file that does not end in
 * {@code .sql}.
 */
@NullMarked
package dev.oneledger.internal.source;

import org.jspecify.annotations.NullMarked;
