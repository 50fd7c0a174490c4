/**
 * Signatures of bundles and receipts, and whose signatures count. Internal: may change in any
 * release. {@code docs/bundle-format.md} has the exact bytes.
 *
 * <p><b>Sources.</b> SSHSIG: OpenSSH's {@code PROTOCOL.sshsig}. Private keys: {@code PROTOCOL.key},
 * and PKCS#8 with RFC 8410. Ed25519: RFC 8032, computed by the JDK. Wire format: RFC 4251 section
 * 5, keys of RFC 8709. {@code allowed_signers}: ssh-keygen(1), and what OpenSSH 9.2 does where the
 * manual is silent; tests ask both and compare.
 *
 * <p><b>What counts.</b> A signature counts if it verifies, for the wanted namespace, and its key
 * is not revoked and is allowed by a line of {@code allowed_signers} for that namespace at the time
 * of verifying. A key counts once, in whatever form it signed. What does not count is left aside,
 * and explained where too few are left.
 *
 * <p><b>Strictness.</b> A signature has one accepted encoding, but for line lengths and line ends
 * of its armor: lengths are exact, nothing trails, the reserved field is empty, S is canonical. So
 * no byte of a signature can be changed unnoticed.
 */
@NullMarked
package dev.oneledger.internal.sign;

import org.jspecify.annotations.NullMarked;
