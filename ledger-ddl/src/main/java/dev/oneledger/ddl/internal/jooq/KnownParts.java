package dev.oneledger.ddl.internal.jooq;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Select;
import org.jooq.TableField;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * The parts of expressions that are known: what each is made of. All of them give the same for the
 * same rows, except those of {@link #changing}. What is not listed is opaque.
 */
final class KnownParts {

  private static final Map<Class<?>, Function<Object, List<?>>> PARTS = new LinkedHashMap<>();

  static {
    conditions();
    comparisons();
    arithmetic();
    texts();
    choices();
    aggregates();
  }

  private KnownParts() {}

  /** What a part is made of; empty for one that is not known. */
  static Optional<List<?>> of(@Nullable Object part) {
    if (part == null || part instanceof Param<?> || part instanceof TableField<?, ?>) {
      return Optional.of(List.of());
    }
    if (part instanceof List<?> list) {
      return Optional.of(list);
    }
    if (part instanceof Select<?> select) {
      return Optional.of(Queried.parts(select));
    }
    for (Map.Entry<Class<?>, Function<Object, List<?>>> known : PARTS.entrySet()) {
      if (known.getKey().isInstance(part)) {
        return Optional.of(known.getValue().apply(part));
      }
    }
    return Optional.empty();
  }

  /** True for what gives something else at another time, or at every call. */
  static boolean changing(@Nullable Object part) {
    return part instanceof QOM.CurrentTimestamp<?>
        || part instanceof QOM.CurrentDate<?>
        || part instanceof QOM.CurrentTime<?>
        || part instanceof QOM.CurrentUser
        || part instanceof QOM.CurrentSchema
        || part instanceof QOM.CurrentCatalog
        || part instanceof QOM.Uuid
        || part instanceof QOM.Rand;
  }

  /** True for what applied twice gives the same as applied once, to its first operand. */
  static boolean settles(Object part) {
    return part instanceof QOM.Lower
        || part instanceof QOM.Upper
        || part instanceof QOM.Trim
        || part instanceof QOM.Ltrim
        || part instanceof QOM.Rtrim
        || part instanceof QOM.Abs<?>
        || part instanceof QOM.Floor<?>
        || part instanceof QOM.Ceil<?>
        || part instanceof QOM.Round<?>
        || part instanceof QOM.Coalesce<?>
        || part instanceof QOM.Nvl<?>
        || part instanceof QOM.Greatest<?>
        || part instanceof QOM.Least<?>;
  }

  /** True for what applied once more gives something else again. */
  static boolean accumulates(Object part) {
    return part instanceof QOM.Add<?>
        || part instanceof QOM.Sub<?>
        || part instanceof QOM.Mul<?>
        || part instanceof QOM.Div<?>
        || part instanceof QOM.Neg<?>
        || part instanceof QOM.Concat
        || part instanceof QOM.ArrayAppend<?>
        || part instanceof QOM.ArrayPrepend<?>
        || part instanceof QOM.ArrayConcat<?>;
  }

  private static <T> void add(Class<T> type, Function<T, List<?>> parts) {
    PARTS.put(type, part -> parts.apply(type.cast(part)));
  }

  @SuppressWarnings("rawtypes")
  private static void conditions() {
    add(QOM.And.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Or.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Not.class, part -> some(part.$arg1()));
    add(QOM.IsNull.class, part -> some(part.$arg1()));
    add(QOM.IsNotNull.class, part -> some(part.$arg1()));
    add(QOM.Exists.class, part -> some(part.$arg1()));
    add(QOM.FieldCondition.class, part -> some(part.$field()));
    add(QOM.ConditionAsField.class, part -> some(part.$condition()));
    add(QOM.In.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.NotIn.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.ScalarSubquery.class, part -> some(part.$arg1()));
    add(QOM.True.class, part -> some());
    add(QOM.False.class, part -> some());
    add(QOM.Null.class, part -> some());
  }

  @SuppressWarnings("rawtypes")
  private static void comparisons() {
    add(QOM.Eq.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Ne.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Gt.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Ge.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Lt.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Le.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.IsDistinctFrom.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.IsNotDistinctFrom.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.InList.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.NotInList.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Between.class, part -> some(part.$arg1(), part.$arg2(), part.$arg3()));
    add(QOM.Like.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.NotLike.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.LikeIgnoreCase.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.NotLikeIgnoreCase.class, part -> some(part.$arg1(), part.$arg2()));
  }

  @SuppressWarnings("rawtypes")
  private static void arithmetic() {
    add(QOM.Add.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Sub.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Mul.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Div.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Mod.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Neg.class, part -> some(part.$arg1()));
    add(QOM.Abs.class, part -> some(part.$arg1()));
    add(QOM.Floor.class, part -> some(part.$arg1()));
    add(QOM.Ceil.class, part -> some(part.$arg1()));
    add(QOM.Round.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Greatest.class, part -> some(part.$arg1()));
    add(QOM.Least.class, part -> some(part.$arg1()));
    add(QOM.Count.class, part -> some(part.$field()));
    add(QOM.Max.class, part -> some(part.$field()));
    add(QOM.Min.class, part -> some(part.$field()));
    add(QOM.Sum.class, part -> some(part.$field()));
  }

  @SuppressWarnings("rawtypes")
  private static void texts() {
    add(QOM.Lower.class, part -> some(part.$arg1()));
    add(QOM.Upper.class, part -> some(part.$arg1()));
    add(QOM.Trim.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Ltrim.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Rtrim.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Concat.class, part -> some(part.$arg1()));
    add(QOM.Substring.class, part -> some(part.$arg1(), part.$arg2(), part.$arg3()));
    add(QOM.Left.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Right.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Replace.class, part -> some(part.$arg1(), part.$arg2(), part.$arg3()));
    add(QOM.CharLength.class, part -> some(part.$arg1()));
    add(QOM.Md5.class, part -> some(part.$arg1()));
    add(QOM.ArrayAppend.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.ArrayPrepend.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.ArrayConcat.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Array.class, part -> some(part.$elements()));
  }

  @SuppressWarnings("rawtypes")
  private static void choices() {
    add(QOM.Coalesce.class, part -> some(part.$arg1()));
    add(QOM.Nvl.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Nullif.class, part -> some(part.$arg1(), part.$arg2()));
    add(QOM.Cast.class, part -> some(part.$field()));
    add(QOM.FieldAlias.class, part -> some(part.$field()));
    add(QOM.Excluded.class, part -> some());
    add(QOM.CaseSearched.class, KnownParts::branches);
  }

  private static List<?> branches(QOM.CaseSearched<?> choice) {
    List<@Nullable Object> parts = new ArrayList<>();
    choice
        .$when()
        .forEach(
            branch -> {
              parts.add(branch.$1());
              parts.add(branch.$2());
            });
    @Nullable Field<?> otherwise = choice.$else();
    parts.add(otherwise);
    return parts;
  }

  private static List<@Nullable Object> some(@Nullable Object... parts) {
    List<@Nullable Object> list = new ArrayList<>();
    for (@Nullable Object part : parts) {
      list.add(part);
    }
    return list;
  }

  @SuppressWarnings("rawtypes")
  private static void aggregates() {
    add(QOM.Count.class, part -> isAsterisk(part.$field()) ? some() : some(part.$field()));
    add(QOM.Max.class, part -> some(part.$field()));
    add(QOM.Min.class, part -> some(part.$field()));
  }

  private static boolean isAsterisk(Object field) {
    return field.toString().equals("*");
  }
}
