/**
 * Reads SQL text by its lexical form alone: tokens, statements, what a statement is, and the hash
 * that comments do not change. No grammar, no guesses; what is not known is opaque.
 *
 * <p>Laws. The tokens of a text, one after the other, are the text again, and so are the segments
 * of a script. The text of a statement splits into just that statement (a body that needed a
 * DELIMITER line excepted). Everything is one pass over the text.
 *
 * <p>Who is followed. PostgreSQL: psql, for quotes, parentheses, {@code BEGIN ATOMIC}, COPY data
 * and backslash lines. MariaDB: its command line client, for {@code DELIMITER}, and its server for
 * the rest; {@code BEGIN NOT ATOMIC} needs no DELIMITER here. H2: its tokenizer.
 *
 * <h2>The token hash</h2>
 *
 * <p>It answers one question about two texts: may anybody who runs them see a difference? It must
 * never say no when the answer is yes; the other way round it merely calls a change of a comment a
 * change. A text does not say which product it is meant for, so all have a say: the hash covers the
 * text as PostgreSQL reads it, as MariaDB reads it, and as H2 reads it. Two texts with one hash are
 * the same tokens to each of them. Where a dialect cannot read the text (a PostgreSQL body with an
 * odd apostrophe, say), its part of the hash is the whole text. Keywords keep their case.
 *
 * <p>SHA-256 over, with numbers as four bytes, high byte first, and strings as their length in
 * bytes followed by their UTF-8 bytes:
 *
 * <ol>
 *   <li>the string {@code oneledger-tokens-1};
 *   <li>for each of the names POSTGRESQL, MARIADB, H2: that name as a string, then
 *       <ul>
 *         <li>either each token that counts as a string, in order, and the number -1;
 *         <li>or, if the text is unreadable by these rules, the number -4 and the text as a string.
 *       </ul>
 * </ol>
 *
 * <p>All tokens count but blanks, line comments and block comments. Hints ({@code /*+}), executable
 * comments ({@code /*!}), directives ({@code -- ledger:}), COPY data with its closing line, and
 * backslash lines are no comments. Between two string literals that follow one another, a line
 * break in the blanks between them adds the number -2 (it joins them in PostgreSQL, where a mere
 * blank is an error), and a block comment between them the number -3 (it prevents that).
 *
 * <p>Known limit: MariaDB takes {@code count(} and {@code count (} for different things unless told
 * otherwise; to the hash both are a word and a parenthesis. The change makes such a statement fail
 * or call a stored function of that name.
 */
@NullMarked
package dev.oneledger.internal.sql;

import org.jspecify.annotations.NullMarked;
