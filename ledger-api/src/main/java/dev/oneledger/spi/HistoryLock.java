package dev.oneledger.spi;

/**
 * A migration lock that somebody holds over there, in the words of their tool. It is read and
 * reported, never touched.
 *
 * @param holder who holds it, as it stands there; empty if the tool does not say
 * @param since since when, as it stands there, in a time zone only that tool knows; empty if it
 *     does not say
 */
public record HistoryLock(String holder, String since) {}
