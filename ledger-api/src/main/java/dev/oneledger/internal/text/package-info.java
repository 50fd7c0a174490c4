/** What texts look like to those who read them. */
@NullMarked
package dev.oneledger.internal.text;

import org.jspecify.annotations.NullMarked;
