/**
 * Many starters: virtual machines that sync the same empty database at the same moment. All must
 * succeed, and each migration must have been applied once.
 */
@NullMarked
package dev.oneledger.reliability.starters;

import org.jspecify.annotations.NullMarked;
