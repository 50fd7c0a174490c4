package dev.oneledger.ddl.internal.portable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which views go and which are made: those that differ, those of tables that change, and those that
 * read another such view.
 */
final class ViewSteps {
  private final PortableSchema old;
  private final PortableSchema to;
  private final Set<String> going = new LinkedHashSet<>();

  ViewSteps(PortableSchema old, PortableSchema to, Predicate<String> tableIsTouched) {
    this.old = old;
    this.to = to;
    for (SchemaView view : old.views()) {
      boolean same =
          to.view(view.name()).filter(each -> each.query().means(view.query())).isPresent();
      boolean readsWhatGoes =
          view.query().tables().stream()
              .anyMatch(each -> going.contains(each) || tableIsTouched.test(each));
      if (!same || readsWhatGoes) {
        going.add(view.name());
      }
    }
  }

  /** New ones too, since they stand in the way of the tables' changes when it all runs again. */
  List<Step> drops() {
    List<Step> drops = new ArrayList<>();
    going.forEach(view -> drops.add(new Step.DropView(view)));
    to.views().stream()
        .filter(each -> old.view(each.name()).isEmpty())
        .forEach(each -> drops.add(new Step.DropView(each.name())));
    Collections.reverse(drops);
    return drops;
  }

  List<Step> makes() {
    List<Step> makes = new ArrayList<>();
    for (SchemaView view : to.views()) {
      if (old.view(view.name()).isEmpty() || going.contains(view.name())) {
        makes.add(new Step.MakeView(view));
      }
    }
    return makes;
  }
}
