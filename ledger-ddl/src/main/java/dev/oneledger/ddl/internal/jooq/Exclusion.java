package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.ddl.internal.jooq.Facts.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.TableField;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/** Whether a predicate is surely false for a row once SET was applied to it. */
final class Exclusion {

  private static final Set<String> TRUTHS = Set.of("t", "true", "y", "yes", "on");
  private static final Set<String> FALSEHOODS = Set.of("f", "false", "n", "no", "off");

  private final Assigned assigned;

  Exclusion(Assigned assigned) {
    this.assigned = assigned;
  }

  /** True if one of the conditions that must all hold is false for every row that is done. */
  boolean by(@Nullable Object predicate) {
    return conditions(predicate).stream().anyMatch(this::excludes);
  }

  /** The conditions that must all hold. */
  static List<Object> conditions(@Nullable Object predicate) {
    List<Object> conditions = new ArrayList<>();
    collect(predicate, conditions);
    return conditions;
  }

  private static void collect(@Nullable Object predicate, List<Object> conditions) {
    if (predicate instanceof QOM.And and) {
      collect(and.$arg1(), conditions);
      collect(and.$arg2(), conditions);
    } else if (predicate != null) {
      conditions.add(predicate);
    }
  }

  private boolean excludes(Object condition) {
    if (condition instanceof QOM.IsNull empty) {
      return isSurelyPresent(newValue(empty.$arg1()));
    }
    if (condition instanceof QOM.IsNotNull present) {
      return isNull(newValue(present.$arg1()));
    }
    if (condition instanceof QOM.Eq<?> equal) {
      return surelyDiffers(newValue(equal.$arg1()), equal.$arg2());
    }
    if (condition instanceof QOM.InList<?> list) {
      Object value = newValue(list.$arg1());
      return list.$arg2().stream().allMatch(each -> surelyDiffers(value, each));
    }
    if (condition instanceof QOM.Ne<?> other) {
      return isTheSame(newValue(other.$arg1()), other.$arg2());
    }
    if (condition instanceof QOM.IsDistinctFrom<?> other) {
      return isTheSame(newValue(other.$arg1()), other.$arg2());
    }
    if (condition instanceof QOM.Not not && not.$arg1() instanceof QOM.FieldCondition field) {
      return Boolean.TRUE.equals(constant(newValue(field.$field())));
    }
    return condition instanceof QOM.FieldCondition field
        && Boolean.FALSE.equals(constant(newValue(field.$field())));
  }

  /** What SET gives a column; null if it gives it nothing, or it is no column of the row. */
  private @Nullable Object newValue(@Nullable Object column) {
    return column instanceof TableField<?, ?> field && assigned.changes(Column.of(field))
        ? assigned.values().get(Column.of(field).name())
        : null;
  }

  /** The very expression, which reads nothing that SET changes and gives the same again. */
  private boolean isTheSame(@Nullable Object value, Field<?> compared) {
    Facts facts = Facts.of(compared);
    return value != null
        && value.equals(compared)
        && !facts.opaque()
        && !facts.changing()
        && !facts.queriesAny()
        && !facts.reads(assigned::changes);
  }

  /** A literal, or what always has a value, such as the time. */
  private static boolean isSurelyPresent(@Nullable Object value) {
    if (value instanceof Param<?> literal) {
      return literal.getValue() != null;
    }
    if (value instanceof QOM.Cast<?> cast) {
      return isSurelyPresent(cast.$field());
    }
    if (value instanceof QOM.Coalesce<?> choice) {
      return choice.$arg1().stream().anyMatch(Exclusion::isSurelyPresent);
    }
    return value != null && KnownParts.changing(value);
  }

  private static boolean isNull(@Nullable Object value) {
    return value instanceof QOM.Null
        || (value instanceof Param<?> literal && literal.getValue() == null);
  }

  private static @Nullable Object constant(@Nullable Object value) {
    return value instanceof Param<?> literal
        ? literal.getValue()
        : value instanceof QOM.True
            ? Boolean.TRUE
            : value instanceof QOM.False ? Boolean.FALSE : null;
  }

  /** Different whatever type and collation the column has, as far as literals tell. */
  private static boolean surelyDiffers(@Nullable Object value, Object compared) {
    Object one = constant(value);
    Object other = constant(compared);
    if (isNull(value) && other != null) {
      return true;
    }
    if (one instanceof Number a && other instanceof Number b) {
      return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) != 0;
    }
    if (one instanceof Boolean && other instanceof Boolean) {
      return !one.equals(other);
    }
    return one instanceof String a && other instanceof String b && wordsDiffer(a, b);
  }

  /** Plain words, whose case and trailing blanks a collation may ignore, and no truth values. */
  private static boolean wordsDiffer(String one, String other) {
    String a = one.stripTrailing().toLowerCase(Locale.ROOT);
    String b = other.stripTrailing().toLowerCase(Locale.ROOT);
    boolean plain = isWord(a) && isWord(b);
    boolean bothTrue = TRUTHS.contains(a) && TRUTHS.contains(b);
    boolean bothFalse = FALSEHOODS.contains(a) && FALSEHOODS.contains(b);
    return plain && !bothTrue && !bothFalse && !a.equals(b);
  }

  private static boolean isWord(String text) {
    return text.matches("[a-z][a-z0-9_ -]*");
  }
}
