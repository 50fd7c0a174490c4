package dev.oneledger.spi;

import java.util.List;

/**
 * Something that must hold before a release is cut or assigned. {@link dev.oneledger.Gates} has
 * ready-made ones. Thread-safe.
 *
 * <p>What a gate throws counts as a reason against the release, never as a pass.
 */
public interface ReleaseGate {

  /**
   * What overrides, refusals and journals call it, such as {@code no-open-drift}: 1 to 150 letters,
   * digits, blanks, {@code . _ / : -}, a letter or digit first. Always the same.
   */
  String name();

  /**
   * What speaks against it, a clause each, such as {@code 'staging' lacks 144_score}.
   *
   * @return empty if nothing does, or if the gate has nothing to say about this moment
   */
  List<String> check(GateRequest request);
}
