/** Guards, rollbacks, contract checks and proofs of the DDL that migrations carry. */
@NullMarked
package dev.oneledger.ddl;

import org.jspecify.annotations.NullMarked;
