/**
 * PostgreSQL. Internal: may change in any release.
 *
 * <p><b>How a transactional step is applied</b>, on one connection in autocommit, as texts of plain
 * statements, so that nothing of it outlives the transaction and it works behind a transaction
 * pooler:
 *
 * <ol>
 *   <li>{@code BEGIN} at READ COMMITTED, so that what is read after the lock was taken is what is
 *       there.
 *   <li>The guard, an anonymous block: it tries the lock (a transaction-level advisory lock, from
 *       app and journal), and after that reads format and head of the journal. It raises OL001
 *       where the lock is held by another, OL002 where the head is not the expected one, OL003
 *       where the tables are missing, OL004 where their format is another; the server then skips
 *       everything up to the end of the flush, and the transaction ends with nothing done. Else it
 *       keeps what the session has set, and sets lock timeout, search path and string syntax, all
 *       for this transaction only.
 *   <li>The statements, as the author wrote them.
 *   <li>The journal entries, in an anonymous block. It raises OL005 unless this session still holds
 *       the guard's lock: else the script, hiding it from us, ended the transaction. It gives user,
 *       role and settings back what they were at the guard, so that a script that changed them
 *       neither keeps the entry from being written nor leaves its settings to the next user of a
 *       pooled connection, and raises OL006 where the script wiped what the guard kept. Settings
 *       that are not the server's or an extension's cannot be listed, and stay. All our names are
 *       qualified. It tells the duration by a message of level INFO with code OL000, since a batch
 *       has no result to read it from.
 *   <li>{@code COMMIT}.
 * </ol>
 *
 * <p>All of it is one flush and one round trip. Except: a statement that may return rows is sent
 * alone, because the driver runs only the first row of a batched query; a flush ends after 256
 * texts, where the driver itself would end it, or when more than 64 kB follow its first text, so
 * that driver and server never wait for each other with full buffers; after the guard, where the
 * session reads string literals otherwise, which the driver must learn of before it reads on; and
 * around {@code COPY ... FROM stdin}.
 *
 * <p><b>Several steps in one flush.</b> Small steps of plain statements, none of which could end a
 * transaction, are sent together: each is still the whole of the above, in a transaction of its own
 * from its {@code BEGIN} to its {@code COMMIT}, and its guard expects the last entry of the step
 * before. So where one fails, the server skips the rest of the flush, or, where the driver sends
 * each text by itself, the next guard raises OL002. After any failure {@code ROLLBACK} is sent, the
 * journal tells how many are applied, and the next one is applied by itself, which finds out what
 * is wrong with it, makes the tables, or waits for the lock.
 *
 * <p>Success is the absence of an exception from every flush. After one, {@code ROLLBACK} is sent,
 * and {@code COMMIT} never is. An exception that the driver made up by itself, at the flush with
 * the {@code COMMIT}, tells nothing: whether the entry is in the journal then does. Waiting for the
 * lock happens between tries, outside any transaction.
 */
@NullMarked
package dev.oneledger.jdbc.internal.postgresql;

import org.jspecify.annotations.NullMarked;
