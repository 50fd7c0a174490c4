package dev.oneledger.spi;

/**
 * One statement of a script.
 *
 * @param number its place among the script's statements, from 1
 * @param line the line of the file on which its first token begins, from 1; comments before it do
 *     not count
 * @param text everything from its first token to its last, byte for byte, without the terminator
 * @param classification what its words say about it
 */
public record SqlStatement(int number, int line, String text, StatementClass classification) {}
