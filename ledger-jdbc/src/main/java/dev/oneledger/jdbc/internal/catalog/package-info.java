/**
 * What is in a database, object by object, with the identities that tell a renamed object from a
 * dropped and a created one. One query of the server's catalog; nothing is parsed here.
 */
@NullMarked
package dev.oneledger.jdbc.internal.catalog;

import org.jspecify.annotations.NullMarked;
