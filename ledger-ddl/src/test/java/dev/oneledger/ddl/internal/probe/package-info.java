@NullMarked
package dev.oneledger.ddl.internal.probe;

import org.jspecify.annotations.NullMarked;
