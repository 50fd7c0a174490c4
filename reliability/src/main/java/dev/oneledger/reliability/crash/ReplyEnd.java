package dev.oneledger.reliability.crash;

/** Tells from the bytes a server sends when it has answered. Not thread-safe. */
interface ReplyEnd {

  /** Takes the next bytes; whether the answer ended with the last of them. */
  boolean endsWith(byte[] bytes, int length);
}
