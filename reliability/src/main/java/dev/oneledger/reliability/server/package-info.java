/**
 * Database servers of our own, which may be killed: started from binaries on a free port of the
 * loopback interface, with settings that survive a crash, on data below {@code target}.
 */
@NullMarked
package dev.oneledger.reliability.server;

import org.jspecify.annotations.NullMarked;
