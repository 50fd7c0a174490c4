/**
 * Release bundles (format {@code oneledger-bundle-1}): what is in them, byte for byte.
 *
 * <p><b>Zip.</b> Entries are stored without compression, in ascending order of their names, with
 * the UTF-8 flag, made by version 2.0 on Unix with mode 0644, the time 1980-01-01 00:00:00, no
 * extra fields, no comments, no entries for folders. The writer is our own because {@link
 * java.util.zip.ZipOutputStream} adds a field that depends on the time zone for exactly that time,
 * and its other bytes are the JDK's to change.
 *
 * <p><b>Files.</b> {@code release-bundle.yaml} (the manifest), {@code SHA256SUMS} over all other
 * files, {@code VERIFY.md}, {@code sql/<id>.sql} and {@code rollback/<id>.rollback.sql} for the
 * whole lineage in canonical text, {@code pr_notes.md}, and {@code apply/<layout>/} for each
 * layout. All text is UTF-8 with LF. No file depends on the machine, the library's version, or
 * where a migration was read from.
 *
 * <p><b>Reading</b> takes nothing but that form, in this order: (1) the file's size; (2) the
 * signatures over the file as it lies there, which give its SHA-256; (3) one pass from the first
 * byte to the last, which hashes again, holds each record to the only one it can be, and learns the
 * facts of each file ({@code ZipScan}); (4) {@code SHA256SUMS} against those facts; (5) the
 * manifest, token by token, and then whether writing it again gives the same bytes; (6) the
 * manifest against the files. A file that changes between (2) and (3) is told apart. Later each
 * file is read from the zip when it is asked for, and held to what (3) learnt. So memory grows with
 * the number of files, not with their bytes.
 */
@NullMarked
package dev.oneledger.internal.bundle;

import org.jspecify.annotations.NullMarked;
