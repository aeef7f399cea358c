package dev.rollcall.report;

import static dev.rollcall.report.Span.name;
import static dev.rollcall.report.Span.own;
import static dev.rollcall.report.Span.prose;

import dev.rollcall.plan.Action;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.report.ColorMode.TextStyle;
import dev.rollcall.report.PageSection.ItemLayout;
import dev.rollcall.report.Span.Sign;
import dev.rollcall.report.Span.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Changes as items of a page. */
final class ChangeItems {
  /** How many consequences of one change a document shows. */
  private static final int MAX_CONSEQUENCES = 20;

  private ChangeItems() {}

  /** The action and the principal. */
  static Item change(Change change) {
    Span verb = verb(change.step().action(), change.lowers());
    Item item = Item.of("{} {}", verb, object(SavedChange.of(change)));
    return change.lowers() ? item.and("{}", own(" (lowered)").styled(TextStyle.LOSS)) : item;
  }

  static Span object(SavedChange change) {
    return name(Wording.object(change));
  }

  static Span verb(Action action, boolean lowers) {
    Sign sign =
        switch (action) {
          case INVITE, CREATE, ADD, GRANT -> Sign.GAIN;
          case RESEND -> Sign.RESEND;
          case SET_ROLE -> lowers ? Sign.LOWERED : Sign.CHANGE;
          case REVOKE, REMOVE, DELETE -> Sign.LOSS;
        };
    return Span.sign(sign, Wording.verb(action));
  }

  /** The change with its consequences. */
  static Item withConsequences(Change change) {
    return withConsequences(change(change), SavedChange.of(change), 4);
  }

  /** Adds the consequences of a removal to an item; text indents them by this many columns. */
  static Item withConsequences(Item item, SavedChange change, int indent) {
    List<Item> consequences = new ArrayList<>();
    change
        .losses()
        .forEach(
            (address, role) ->
                consequences.add(
                    consequence(Sign.LOSS, Wording.ALSO_GOES, name(Wording.loss(address, role)))));
    change
        .further()
        .forEach(
            text -> consequences.add(consequence(Sign.FURTHER_LOSS, Wording.ALSO, prose(text))));
    consequences.forEach(one -> one.indent(indent));
    return item.children(consequences).maxChildren(MAX_CONSEQUENCES);
  }

  private static Item consequence(Sign sign, String also, Span what) {
    return Item.of("")
        .text("{}{}", Span.sign(sign, ""), own(" ").styled(sign.style))
        .document(also)
        .and("{}", what.styled(sign.style));
  }

  /**
   * Changes as a diff, for documents. Changes that take access away come first, so that they are
   * kept when the page is full.
   */
  static <T> PageSection diff(
      String title, Collection<T> values, Function<T, Change> change, Function<T, Item> item) {
    List<T> sorted =
        values.stream().sorted(Comparator.comparing(change, Wording.LOSSES_FIRST)).toList();
    return PageSection.list(
            Target.DOCUMENT,
            title,
            sorted,
            value -> item.apply(value).group(Wording.heading(change.apply(value).step())))
        .layout(ItemLayout.DIFF);
  }
}
