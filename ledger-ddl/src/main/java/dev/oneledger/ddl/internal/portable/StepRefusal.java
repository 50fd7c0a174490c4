package dev.oneledger.ddl.internal.portable;

/** A step that a product cannot take so that it means the same and may run again. */
final class StepRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final String object;
  private final String why;
  private final String remedy;

  StepRefusal(String object, String why, String remedy) {
    super(object + ": " + why);
    this.object = object;
    this.why = why;
    this.remedy = remedy;
  }

  String object() {
    return object;
  }

  String why() {
    return why;
  }

  String remedy() {
    return remedy;
  }
}
