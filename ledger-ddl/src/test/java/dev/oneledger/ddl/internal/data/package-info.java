@NullMarked
package dev.oneledger.ddl.internal.data;

import org.jspecify.annotations.NullMarked;
