@NullMarked
package dev.oneledger.ddl.internal.guard;

import org.jspecify.annotations.NullMarked;
