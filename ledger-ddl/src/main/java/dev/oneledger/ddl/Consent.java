package dev.oneledger.ddl;

import java.util.Collection;
import java.util.List;

/**
 * What a generated migration may destroy. Nothing is destroyed that nobody consented to by name.
 *
 * @param everything true if every destructive step may be taken
 * @param objects what may go, be converted or run, as a refusal names it: {@code column
 *     public.customers.legacy_code}, {@code rows of public.plans}, {@code block at line 7
 *     (5c82d0419e11)}
 */
public record Consent(boolean everything, List<String> objects) {

  /** To nothing: what would destroy something is refused, with the names to consent to. */
  public static final Consent NONE = new Consent(false, List.of());

  /** To everything the desired schema lacks. */
  public static final Consent EVERYTHING = new Consent(true, List.of());

  /** Copies the list. */
  public Consent {
    objects = List.copyOf(objects);
  }

  /** To these objects. */
  public static Consent to(String... objects) {
    return new Consent(false, List.of(objects));
  }

  /** True if all of these may go. */
  public boolean covers(Collection<String> wanted) {
    return everything || objects.containsAll(wanted);
  }

  /** True if this object may go. */
  public boolean covers(String object) {
    return everything || objects.contains(object);
  }
}
