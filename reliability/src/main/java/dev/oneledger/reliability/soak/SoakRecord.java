package dev.oneledger.reliability.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one round was like, and what is wrong with it. Not thread-safe. */
final class SoakRecord {
  private final List<Orphan> orphans = new ArrayList<>();
  private final List<Duration> gaps = new ArrayList<>();
  private final List<String> overlaps = new ArrayList<>();
  private final List<String> humans = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int starters;
  private int killed;
  private int killedAtWork;
  private int paused;

  /**
   * What a killed starter left at work on the server.
   *
   * @param starter whose it was
   * @param killed when the starter was killed, or a little before
   * @param lastSeen when its session was there for the last time, for all we know
   */
  record Orphan(String starter, Instant killed, Instant lastSeen) {}

  void killed(boolean atWork) {
    killed++;
    killedAtWork += atWork ? 1 : 0;
  }

  void paused() {
    paused++;
  }

  void orphaned(Orphan orphan) {
    orphans.add(orphan);
  }

  /** How long after the end of an orphan somebody went on. */
  void wentOn(Duration gap) {
    gaps.add(gap);
  }

  void ended(Crowd crowd) {
    starters = crowd.started();
    crowd.failures().forEach(this::problem);
  }

  /** Two were at work at once. */
  void overlap(String what) {
    overlaps.add(what);
  }

  /** Somebody would have to come. */
  void human(String why) {
    humans.add(why);
  }

  void problem(String what) {
    problems.add(what);
  }

  List<Orphan> orphans() {
    return List.copyOf(orphans);
  }

  List<Duration> gaps() {
    return List.copyOf(gaps);
  }

  List<String> overlaps() {
    return List.copyOf(overlaps);
  }

  List<String> humans() {
    return List.copyOf(humans);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  int starters() {
    return starters;
  }

  int kills() {
    return killed;
  }

  int killsAtWork() {
    return killedAtWork;
  }

  int pauses() {
    return paused;
  }
}
