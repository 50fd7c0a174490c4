/**
 * What an extension implements: stores, targets, histories, migration sources, signers and release
 * gates.
 *
 * <p>Each type here has one to five methods. Implementations are registered explicitly on the
 * ledger; nothing is discovered on the class path.
 */
@NullMarked
package dev.oneledger.spi;

import org.jspecify.annotations.NullMarked;
