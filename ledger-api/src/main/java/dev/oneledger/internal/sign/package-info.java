/** Signatures of bundles and receipts. Internal: may change in any release. */
@NullMarked
package dev.oneledger.internal.sign;

import org.jspecify.annotations.NullMarked;
