/** MariaDB. Internal: may change in any release. */
@NullMarked
package dev.oneledger.jdbc.internal.mariadb;

import org.jspecify.annotations.NullMarked;
