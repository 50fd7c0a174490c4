/**
 * The index of a folder of migrations, written when a jar is built and read from it.
 *
 * <p><b>File</b> {@code oneledger.index} in the migrations' folder, UTF-8, each line ended by LF.
 * The first line is the header, all that a start with nothing to do reads:
 *
 * <pre>{@code
 * oneledger-index-1 migrations=3 state=sha256:<64 hex> sum=<64 hex> rollbacks=within newest=144 readable=POSTGRESQL,H2 content=sha256:<64 hex>
 * }</pre>
 *
 * <ol>
 *   <li>{@code migrations}, {@code state} and {@code sum}: how many there are, the state digest
 *       when all are applied, and the sum it is made of (see {@link
 *       dev.oneledger.internal.journal}); sums of several indexes add up
 *   <li>{@code rollbacks}: {@code within} if every migration that takes another one back has it
 *       before itself in the same index, else {@code beyond}; then its sum does not add up with
 *       others
 *   <li>{@code newest}: the highest revision, a rollback counting as what it takes back; {@code -}
 *       if there is none
 *   <li>{@code readable}: the dialects in which every text was read when the index was written;
 *       {@code -} if there is none
 *   <li>{@code content}: SHA-256 over the header up to the blank before this field, an LF, and all
 *       further lines with their LF
 * </ol>
 *
 * <p>Then one line for each {@code .sql} file, by path, its fields separated by a tab: path below
 * the folder, size in bytes, CRC-32 of the bytes as 8 hexadecimal digits, text hash, token hash,
 * and {@code transactional} or {@code statementwise}.
 *
 * <p>Only an index in a jar counts. Who runs from folders edits there without writing the index
 * anew, so there every file is read at each start. An index of another version of the format is as
 * good as none. Whatever needs more than the header compares the whole index with the jar's own
 * table of contents (names, sizes, CRC-32), and each text that is used with its hash.
 */
@NullMarked
package dev.oneledger.internal.index;

import org.jspecify.annotations.NullMarked;
