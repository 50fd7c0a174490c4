package dev.oneledger.benchmarks.contest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The program of a contestant's virtual machine. It is told line by line what to do, and answers
 * each with a line; both are words with tabs between them.
 *
 * <ul>
 *   <li>{@code sync|check kept|new URL FOLDER} and {@code schema kept|new URL FOLDER SCHEMA} are
 *       answered by {@code done NANOSECONDS NANOSECONDS}: in all, and for getting connections;
 *   <li>{@code allocated} is answered by {@code allocated BYTES}: by the threads that live, so far.
 * </ul>
 *
 * <p>What the contestant writes to standard output goes to standard error.
 */
public final class Contender {
  private final Contestant contestant;
  private final PrintStream answers;
  private final Map<String, TimedConnections> kept = new HashMap<>();

  private Contender(Contestant contestant, PrintStream answers) {
    this.contestant = contestant;
    this.answers = answers;
  }

  /**
   * Works until there is no more input.
   *
   * @param arguments the name of the contestant's class
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err);
    Contestant contestant =
        Class.forName(arguments[0])
            .asSubclass(Contestant.class)
            .getDeclaredConstructor()
            .newInstance();
    new Contender(contestant, answers).work();
  }

  private void work() throws Exception {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      answer(line.split("\t", -1));
    }
  }

  private void answer(String[] words) throws Exception {
    if (words[0].equals("allocated")) {
      say("allocated\t" + Allocation.bytes());
      return;
    }
    TimedConnections database = database(words[1].equals("kept"), words[2]);
    Path folder = Path.of(words[3]);
    long begin = System.nanoTime();
    switch (words[0]) {
      case "sync" -> contestant.sync(database, folder);
      case "check" -> contestant.check(database, folder);
      case "schema" -> contestant.syncSchema(database, words[4], folder);
      default -> throw new IOException("Not understood: " + words[0]);
    }
    long all = System.nanoTime() - begin;
    say("done\t" + all + "\t" + database.takeNanos());
  }

  private TimedConnections database(boolean keeping, String url) {
    return keeping
        ? kept.computeIfAbsent(url, each -> new TimedConnections(each, true))
        : new TimedConnections(url, false);
  }

  private void say(String line) {
    answers.println(line);
    answers.flush();
  }
}
