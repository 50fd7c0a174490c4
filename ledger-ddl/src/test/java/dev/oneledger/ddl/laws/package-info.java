/** Laws that every migration obeys, tried on migrations made by chance. */
@NullMarked
package dev.oneledger.ddl.laws;

import org.jspecify.annotations.NullMarked;
